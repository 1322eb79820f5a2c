package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Writes a trace as JSON, for other tools and for keeping.
///
/// ```
/// {"format": "loopbook-trace", "version": 1, "dropped": 0, "events": [
///   {"event": "tickBegan", "loop": 1, "tick": 1, "nanos": 0, "words": "tick 1 begins"},
///   {"event": "taskSuspended", "loop": 1, "tick": 2, "nanos": 0, "words": "waits for sleep 1 s",
///    "task": {"number": 2, "name": "A"}, "waitsFor": "sleep 1 s",
///    "place": {"class": "TwoTasks", "method": "taskA", "file": "TwoTasks.java", "line": 6}}
/// ]}
/// ```
///
/// Each event stands on a line of its own. It has these members: `event`, the name of its record in
/// [TraceEvent] in camel case; `loop`, `tick` and `nanos`, its [Moment]; `words`, its text; and the
/// components of its record by name, except that `who` is called `task` as everywhere. Unknown
/// values are left out. Times are whole nanoseconds of loop time. How something ended
/// ([Completion]) is `{"how": "value", "value": "42"}`, with `failed` and `cancelled` likewise.
public final class TraceJson {

  /// The version of the format; it grows when a member changes its meaning.
  public static final int VERSION = 1;

  private final StringBuilder out = new StringBuilder();

  private TraceJson() {}

  /// Returns what `trace` remembers, as JSON.
  public static String of(Trace trace) {
    return of(trace.events(), trace.dropped());
  }

  /// Returns `events` as JSON.
  ///
  /// @param dropped how many earlier ones were lost
  public static String of(List<TraceEvent> events, long dropped) {
    var json = new TraceJson();
    json.out.append(
        format(
            "{\"format\": \"loopbook-trace\", \"version\": %d, \"dropped\": %d, \"events\": [",
            VERSION, dropped));
    var separator = "\n";
    for (var event : events) {
      json.out.append(separator);
      json.writeEvent(event);
      separator = ",\n";
    }
    return json.out.append("\n]}\n").toString();
  }

  private void writeEvent(TraceEvent event) {
    out.append("{\"event\": ");
    writeString(camelCase(event.getClass().getSimpleName()));
    out.append(", \"loop\": ").append(event.at().loop());
    out.append(", \"tick\": ").append(event.at().tick());
    out.append(", \"nanos\": ").append(event.at().nanos());
    out.append(", \"words\": ");
    writeString(event.words());
    for (var component : event.getClass().getRecordComponents()) {
      if (!component.getName().equals("at")) {
        writeMember(component, valueOf(component, event));
      }
    }
    out.append('}');
  }

  private void writeMember(RecordComponent component, Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> writeMember(component, present));
      return;
    }
    var name = component.getName().equals("who") ? "task" : component.getName();
    out.append(", \"").append(name).append("\": ");
    write(value);
  }

  private void write(Object value) {
    switch (value) {
      case String text -> writeString(text);
      case Number number -> out.append(number);
      case Boolean truth -> out.append(truth);
      case Enum<?> constant -> writeString(constant.name().toLowerCase(Locale.ROOT));
      case List<?> list -> writeList(list);
      case TaskRef(var number, var name) -> {
        out.append("{\"number\": ").append(number).append(", \"name\": ");
        writeString(name);
        out.append('}');
      }
      case StackTraceElement line -> writePlace(line);
      case Completion how -> writeCompletion(how);
      default -> throw new IllegalArgumentException("no JSON for a " + value.getClass());
    }
  }

  private void writeList(List<?> list) {
    out.append('[');
    var separator = "";
    for (var each : list) {
      out.append(separator);
      write(each);
      separator = ", ";
    }
    out.append(']');
  }

  private void writePlace(StackTraceElement line) {
    out.append("{\"class\": ");
    writeString(line.getClassName());
    out.append(", \"method\": ");
    writeString(line.getMethodName());
    if (line.getFileName() != null) {
      out.append(", \"file\": ");
      writeString(line.getFileName());
    }
    out.append(", \"line\": ").append(line.getLineNumber()).append('}');
  }

  private void writeCompletion(Completion how) {
    switch (how) {
      case Completion.Value(var value) -> writeCompletion("value", "value", value);
      case Completion.Failed(var failure) -> writeCompletion("failed", "failure", failure);
      case Completion.Cancelled() -> out.append("{\"how\": \"cancelled\"}");
    }
  }

  private void writeCompletion(String how, String member, String text) {
    out.append(format("{\"how\": \"%s\", \"%s\": ", how, member));
    writeString(text);
    out.append('}');
  }

  private void writeString(String text) {
    out.append(JsonText.quoted(text));
  }

  private static Object valueOf(RecordComponent component, TraceEvent event) {
    try {
      return component.getAccessor().invoke(event);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static String camelCase(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
