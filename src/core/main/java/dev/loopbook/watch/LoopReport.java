package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import dev.loopbook.sync.Primitive;
import dev.loopbook.sync.Queue;
import dev.loopbook.text.SafeText;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a loop is doing, as a line of JSON for whoever attached to its program.
///
/// ```
/// {"format": "loopbook-attach", "version": 1, "pid": 4711, "tick": 12, "nanos": 1500000000,
///  "ready": ["user-1"], "timers": 2, "taskCount": 3,
///  "tasks": [{"number": 1, "name": "main", "steps": 2, "state": "waits",
///             "what": "gather(A, B)", "maker": "", "made": ["Forks.java", 26],
///             "stack": [["Forks.java", 26]], "on": [2, 3], "by": "all"}],
///  "sync": [{"kind": "Queue", "text": "<Queue jobs 3 items>", "holders": [["A", "Forks.java", 9]],
///            "waiters": ["B"], "items": ["1", "2", "3"], "count": 3, "capacity": 0,
///            "unfinished": 3, "made": ["Forks.java", 22]}]}
/// ```
///
/// | member      | meaning                                                                          |
/// |-------------|----------------------------------------------------------------------------------|
/// | `ready`     | what waits for its turn, in this order                                           |
/// | `tasks`     | live ones in the order they were made, at most 1,000; `taskCount` is of all      |
/// | `state`     | `waits`, `ready` or `runs`                                                       |
/// | `what`      | what it waits for; empty otherwise                                               |
/// | `on`        | numbers of the tasks that can end its wait                                       |
/// | `by`        | what these have to do: one has to `release` what it holds, the `first` or `all`  |
/// |             | of them have to end, or `others` can end it too                                  |
/// | `sync`      | what is held, has items, or is waited at                                         |
/// | `made` etc. | a place: file and line; an empty list if it isn't known                          |
///
/// Instead of all after `pid` there may be `held`, nanoseconds, with the `stack` of a loop that a
/// callback holds, and `"attached": true` if that's somebody else who is attached; `over`, of a
/// loop that is closed; or `failed`, with why.
final class LoopReport {
  private static final int MOST_TASKS = 1_000;
  private static final int MOST_FRAMES = 20;
  private static final int MOST_ITEMS = 20;
  private static final int MOST_READY = 200;

  /// Of a loop that is closed.
  static final String OVER = head() + ",\"over\":true}";

  private LoopReport() {}

  private static String head() {
    return format(
        "{\"format\":\"loopbook-attach\",\"version\":1,\"pid\":%d", ProcessHandle.current().pid());
  }

  /// Returns the report of a loop that can't answer because a callback holds it.
  static String held(long nanos, StackTraceElement... stack) {
    var own = Stream.of(stack).filter(ProgramLines::isProgram).limit(MOST_FRAMES).toList();
    var attached =
        Stream.of(stack).anyMatch(it -> it.getClassName().equals(LoopHold.class.getName()));
    return format(
        "%s,\"held\":%d,\"stack\":%s%s}",
        head(), nanos, list(own, LoopReport::place), attached ? ",\"attached\":true" : "");
  }

  /// Returns the report of a loop whose report couldn't be made.
  static String failed(Throwable why) {
    return format("%s,\"failed\":%s}", head(), JsonText.quoted(SafeText.ofFailure(why)));
  }

  /// Returns the report of a loop. Called on its thread.
  ///
  /// @param shown primitives to show in any case
  static String of(EventLoop loop, List<Primitive> shown) {
    var graph = WaitGraph.of(loop);
    var waits =
        graph.waits().stream()
            .collect(Collectors.toMap(wait -> wait.task().number(), Function.identity()));
    var all = loop.tasks();
    var told = all.subList(0, Math.min(MOST_TASKS, all.size()));
    var tasks = new StringBuilder();
    for (var i = 0; i < told.size(); i++) {
      tasks.append(i == 0 ? "" : ",");
      tasks.append(task(told.get(i), i + 1, Optional.ofNullable(waits.get(i + 1))));
    }
    var ready = loop.ready();
    var names = ready.stream().limit(MOST_READY).map(SafeText::of).toList();
    return format(
        "%s,\"tick\":%d,\"nanos\":%d,\"ready\":%s,\"timers\":%d,\"taskCount\":%d,\"tasks\":[%s],"
            + "\"sync\":%s}",
        head(),
        loop.tick(),
        loop.nanos(),
        list(names, JsonText::quoted),
        loop.timers().size(),
        all.size(),
        tasks,
        list(primitives(loop, shown), LoopReport::primitive));
  }

  private static String task(Task<?> task, int number, Optional<WaitGraph.Wait> wait) {
    var state =
        task.loop().runningTask().filter(running -> running == task).isPresent()
            ? "runs"
            : wait.isPresent() ? "waits" : "ready";
    return format(
        "{\"number\":%d,\"name\":%s,\"steps\":%d,\"state\":\"%s\",\"what\":%s,\"maker\":%s,"
            + "\"made\":%s,\"stack\":%s,\"on\":%s,\"by\":\"%s\"}",
        number,
        JsonText.quoted(SafeText.oneLine(task.displayName())),
        task.steps(),
        state,
        JsonText.quoted(wait.map(WaitGraph.Wait::what).orElse("")),
        JsonText.quoted(task.maker().map(Task::displayName).map(SafeText::oneLine).orElse("")),
        made(task.origin()),
        list(task.stack().stream().limit(MOST_FRAMES).toList(), LoopReport::place),
        list(
            wait.map(WaitGraph.Wait::on).orElse(List.of()),
            blocker -> Integer.toString(blocker.task().number())),
        wait.map(WaitGraph.Wait::by).orElse(WaitEnd.By.OTHERS).name().toLowerCase(Locale.ROOT));
  }

  private static Collection<Primitive> primitives(EventLoop loop, List<Primitive> shown) {
    SequencedSet<Primitive> found = new LinkedHashSet<>();
    var seen = Collections.newSetFromMap(new IdentityHashMap<Primitive, Boolean>());
    var waitedAt =
        loop.tasks().stream().flatMap(task -> task.awaiting().stream()).map(it -> it.subject());
    Stream.of(shown.stream(), loop.resources().open().stream(), waitedAt.flatMap(Optional::stream))
        .flatMap(all -> all)
        .filter(Primitive.class::isInstance)
        .map(Primitive.class::cast)
        .filter(seen::add)
        .limit(MOST_READY)
        .forEach(found::add);
    return found;
  }

  private static String primitive(Primitive it) {
    var queue = it instanceof Queue<?> one ? one : null;
    return format(
        "{\"kind\":%s,\"text\":%s,\"holders\":%s,\"waiters\":%s,\"items\":%s,\"count\":%d,"
            + "\"capacity\":%d,\"unfinished\":%d,\"made\":%s}",
        JsonText.quoted(it.getClass().getSimpleName()),
        JsonText.quoted(SafeText.of(it)),
        list(
            it.holders(),
            holder ->
                format(
                    "[%s%s]",
                    JsonText.quoted(SafeText.oneLine(holder.task().displayName())),
                    holder
                        .place()
                        .map(Origin::place)
                        .map(place -> "," + place(place).substring(1).replaceFirst("]$", ""))
                        .orElse(""))),
        list(
            it.waiters().stream().limit(MOST_READY).toList(),
            task -> JsonText.quoted(SafeText.oneLine(task.displayName()))),
        list(
            queue == null
                ? List.of()
                : queue.items().stream().limit(MOST_ITEMS).map(SafeText::of).toList(),
            JsonText::quoted),
        queue == null ? 0 : queue.size(),
        queue == null ? 0 : queue.maxSize(),
        queue == null ? 0 : queue.unfinished(),
        made(it.origin()));
  }

  private static String made(Optional<Origin> origin) {
    return origin.map(Origin::place).map(LoopReport::place).orElse("[]");
  }

  private static String place(StackTraceElement frame) {
    var file = frame.getFileName();
    return format(
        "[%s,%d]",
        JsonText.quoted(file == null ? frame.getClassName() : file),
        Math.max(0, frame.getLineNumber()));
  }

  private static <T> String list(Collection<T> all, Function<? super T, String> json) {
    return all.stream().map(json).collect(Collectors.joining(",", "[", "]"));
  }
}
