package dev.loopbook.shell.step.view;

import dev.loopbook.shell.step.engine.Turn;
import dev.loopbook.shell.step.engine.Turn.Begins;
import dev.loopbook.shell.step.engine.Turn.Deed;
import dev.loopbook.shell.step.engine.Turn.Ends;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Says in a sentence what happened in a turn: `starts, makes A and B, waits for gather(A, B)`.
final class TurnWords {

  /// What the library's own callbacks are called for, and why they run.
  private static final Map<String, String> LIBRARY =
      Map.of(
          "gather", "one of its tasks is done",
          "waiting", "one of those waited for is done",
          "asCompleted", "one of its tasks is done",
          "taskGroup", "a task of the group is done",
          "waitFor", "what it waited for is done",
          "shield", "what it shields is done",
          "stop", "the main task is done: the loop stops",
          "threadPool", "a thread is done with its job");

  private static final Map<String, String> CALLED =
      Map.of("waiting", "waitOn", "threadPool", "thread");

  private TurnWords() {}

  /// Returns the name that stands before the sentence.
  static String name(Turn turn) {
    return switch (turn.kind()) {
      case TASK -> turn.name();
      case TIMER -> "timer";
      case LIBRARY -> CALLED.getOrDefault(turn.name(), turn.name());
      case CALLBACK -> turn.name().endsWith(" callback") ? "callback" : turn.name();
    };
  }

  /// Returns the sentence.
  static List<Span> sentence(Turn turn) {
    var parts = new ArrayList<Span>();
    begins(turn).forEach(words -> parts.add(Span.plain(words)));
    deeds(turn).forEach(words -> parts.add(Span.plain(words)));
    ends(turn.ends()).forEach(parts::add);
    if (parts.isEmpty()) {
      parts.add(Span.plain("runs"));
    }
    var spans = new ArrayList<Span>();
    for (var part : parts) {
      if (!spans.isEmpty()) {
        spans.add(Span.plain(", "));
      }
      spans.add(part);
    }
    return spans;
  }

  private static Stream<String> begins(Turn turn) {
    return switch (turn.begins()) {
      case Begins.Starts(var coroutine) ->
          Stream.of(coroutine.isEmpty() ? "starts" : "starts " + coroutine);
      case Begins.Resumes() -> Stream.of("resumes");
      case Begins.Gets(var first, var failure) ->
          Stream.of(first ? "never starts: " + failure : "gets " + failure + " at its await");
      case Begins.Runs() ->
          switch (turn.kind()) {
            case TIMER -> Stream.of(turn.name() + " is over");
            case LIBRARY -> Stream.of(LIBRARY.getOrDefault(turn.name(), "runs"));
            case CALLBACK, TASK -> Stream.empty();
          };
    };
  }

  private static Stream<String> deeds(Turn turn) {
    return Stream.of(
            of(turn, Deed.Made.class, "makes", Deed.Made::task),
            of(turn, Deed.Woke.class, "wakes", Deed.Woke::task),
            of(turn, Deed.Cancelled.class, "cancels", Deed.Cancelled::task),
            held(turn))
        .flatMap(words -> words);
  }

  private static <D extends Deed> Stream<String> of(
      Turn turn, Class<D> kind, String verb, Function<D, String> whom) {
    var names =
        turn.deeds().stream()
            .filter(kind::isInstance)
            .map(kind::cast)
            .map(whom)
            .distinct()
            .toList();
    return names.isEmpty() ? Stream.empty() : Stream.of(verb + " " + Texts.sentence(names));
  }

  private static Stream<String> held(Turn turn) {
    var nanos =
        turn.deeds().stream()
            .mapToLong(deed -> deed instanceof Deed.Held(var held) ? held : 0)
            .sum();
    return nanos == 0
        ? Stream.empty()
        : Stream.of("holds the loop for " + Times.duration(nanos).toLowerCase(Locale.ROOT));
  }

  private static Stream<Span> ends(Ends ends) {
    return switch (ends) {
      case Ends.Waits(var what) -> Stream.of(Span.plain("waits for " + what));
      case Ends.GivesWay() -> Stream.of(Span.plain("gives way"));
      case Ends.Returns() -> Stream.empty();
      case Ends.Finishes _, Ends.Fails _, Ends.IsCancelled _ -> Stream.of(over(ends));
    };
  }

  /// Returns how a task ended: `finishes with 42`.
  static Span over(Ends ends) {
    return switch (ends) {
      case Ends.Finishes(var value) ->
          Span.plain(value.map(said -> "finishes with " + said).orElse("finishes"));
      case Ends.Fails(var failure) -> new Span("fails: " + failure, Style.ERROR);
      case Ends.IsCancelled() -> new Span("is cancelled", Style.WARNING);
      case Ends.Waits _, Ends.GivesWay _, Ends.Returns _ -> Span.plain("goes on");
    };
  }
}
