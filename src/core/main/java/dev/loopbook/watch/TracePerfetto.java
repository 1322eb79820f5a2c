package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes a trace in Chrome's trace format, which ui.perfetto.dev and chrome://tracing open.
///
/// A loop is a process there, and a task a thread: its track shows when it ran, was ready, or
/// waited, and for what. What took no time, as every step in virtual time does unless it calls
/// `busy`, is an instant. The loop's own track has the jumps of its clock and the timers that
/// fired. Times are microseconds of loop time.
///
/// ```
/// {"otherData": {"format": "loopbook-perfetto", "version": 1}, "displayTimeUnit": "ms", "traceEvents": [
///   {"ph": "M", "pid": 1, "tid": 2, "name": "thread_name", "args": {"name": "A"}},
///   {"ph": "X", "pid": 1, "tid": 2, "cat": "waiting", "name": "waits for sleep 1 s", "ts": 0.000, "dur": 1000000.000, "args": {"tick": 2}},
///   {"ph": "i", "pid": 1, "tid": 2, "cat": "running", "name": "runs", "s": "t", "ts": 0.000, "args": {"tick": 2}}
/// ]}
/// ```
public final class TracePerfetto {
  /// The version of what Loopbook puts into the format; it grows when a member changes its meaning.
  public static final int VERSION = 1;

  private static final int LOOPS_OWN = 0;

  private final StringBuilder out = new StringBuilder();
  private final Set<Long> named = new HashSet<>();
  private final Map<Long, Open> open = new HashMap<>();
  private String separator = "\n";

  /// What a task is doing.
  private record Open(String category, String name, Moment since) {}

  private TracePerfetto() {}

  /// Returns events in Chrome's trace format.
  public static String of(List<TraceEvent> events) {
    var written = new TracePerfetto();
    written.out.append(
        format(
            "{\"otherData\": {\"format\": \"loopbook-perfetto\", \"version\": %d},"
                + " \"displayTimeUnit\": \"ms\", \"traceEvents\": [",
            VERSION));
    events.forEach(written::write);
    if (!events.isEmpty()) {
      var last = events.getLast().at();
      List.copyOf(written.open.keySet())
          .forEach(key -> written.close(key, Math.max(last.nanos(), written.since(key))));
    }
    return written.out.append("\n]}\n").toString();
  }

  private long since(long key) {
    var known = open.get(key);
    return known == null ? 0 : known.since().nanos();
  }

  private void write(TraceEvent event) {
    var at = event.at();
    switch (event) {
      case TraceEvent.TaskCreated created -> begin(at, created.who(), "ready", "ready");
      case TraceEvent.TaskBegan began -> begin(at, began.who(), "running", "runs");
      case TraceEvent.TaskResumed resumed -> begin(at, resumed.who(), "running", "runs");
      case TraceEvent.TaskSuspended(var _, var who, var waitsFor, var _) -> {
        var isReady = waitsFor.equals(TraceEvent.ITS_TURN);
        begin(at, who, isReady ? "ready" : "waiting", isReady ? "ready" : "waits for " + waitsFor);
      }
      case TraceEvent.TaskWoken(var _, var who, var _, var _, var since) ->
          begin(
              new Moment(at.loop(), at.tick(), Math.min(since, at.nanos())), who, "ready", "ready");
      case TraceEvent.TaskDone(var _, var who, var how) -> {
        close(key(at, who), at.nanos());
        instant(at, who.number(), "done", how.words());
      }
      case TraceEvent.CancelRequested cancelled ->
          instant(at, cancelled.who().number(), "cancel", cancelled.words());
      case TraceEvent.ClockMoved moved -> loops(at, "clock", moved.words());
      case TraceEvent.TimerFired fired -> loops(at, "timer", fired.words());
      case TraceEvent.FailureReported failure -> loops(at, "failure", failure.words());
      case TraceEvent.Intervened change -> loops(at, "what if", change.words());
      default -> {}
    }
  }

  private static long key(Moment at, TaskRef task) {
    return (long) at.loop() << 32 | task.number();
  }

  private void begin(Moment at, TaskRef task, String category, String name) {
    var key = key(at, task);
    name(at.loop(), task.number(), task.name());
    close(key, at.nanos());
    open.put(key, new Open(category, name, at));
  }

  private void close(long key, long nanos) {
    var over = open.remove(key);
    if (over == null) {
      return;
    }
    var since = over.since();
    var tid = (int) key;
    if (nanos > since.nanos()) {
      event(
          format(
              "\"ph\": \"X\", \"pid\": %d, \"tid\": %d, \"cat\": \"%s\", \"name\": %s, \"ts\": %s,"
                  + " \"dur\": %s, \"args\": {\"tick\": %d}",
              since.loop(),
              tid,
              over.category(),
              JsonText.quoted(over.name()),
              micros(since.nanos()),
              micros(nanos - since.nanos()),
              since.tick()));
    } else if (over.category().equals("running")) {
      instant(since, tid, over.category(), over.name());
    }
  }

  private void loops(Moment at, String category, String name) {
    instant(at, LOOPS_OWN, category, name);
  }

  private void instant(Moment at, int tid, String category, String name) {
    if (tid == LOOPS_OWN) {
      name(at.loop(), LOOPS_OWN, "the loop");
    }
    event(
        format(
            "\"ph\": \"i\", \"pid\": %d, \"tid\": %d, \"cat\": \"%s\", \"name\": %s, \"s\": \"t\","
                + " \"ts\": %s, \"args\": {\"tick\": %d}",
            at.loop(), tid, category, JsonText.quoted(name), micros(at.nanos()), at.tick()));
  }

  /// Names a track, the first time; and a loop, with its own track.
  private void name(int loop, int tid, String name) {
    if (named.add((long) loop << 32 | 0xFFFF_FFFFL)) {
      meta(loop, LOOPS_OWN, "process_name", "loop " + loop);
    }
    if (named.add((long) loop << 32 | tid)) {
      meta(loop, tid, "thread_name", name);
    }
  }

  private void meta(int loop, int tid, String what, String name) {
    event(
        format(
            "\"ph\": \"M\", \"pid\": %d, \"tid\": %d, \"name\": \"%s\", \"args\": {\"name\": %s}",
            loop, tid, what, JsonText.quoted(name)));
  }

  private void event(String members) {
    out.append(separator).append('{').append(members).append('}');
    separator = ",\n";
  }

  private static String micros(long nanos) {
    return format("%d.%03d", nanos / 1000, nanos % 1000);
  }
}
