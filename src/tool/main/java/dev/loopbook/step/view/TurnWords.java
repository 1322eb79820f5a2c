package dev.loopbook.step.view;

import static java.util.Map.entry;

import dev.loopbook.step.Turn;
import dev.loopbook.step.Turn.Begins;
import dev.loopbook.step.Turn.Deed;
import dev.loopbook.step.Turn.Ends;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Describes a turn in a sentence: `starts, makes A and B, waits for gather(A, B)`.
public final class TurnWords {

  /// The library's own callbacks by name, and why they run.
  private static final Map<String, String> LIBRARY =
      Map.ofEntries(
          entry("gather", "one of its tasks is done"),
          entry("waitOn", "one of those waited for is done"),
          entry("asCompleted", "one of its tasks is done"),
          entry("taskGroup", "a task of the group is done"),
          entry("waitFor", "what it waited for is done"),
          entry("shield", "what it shields is done"),
          entry("stop", "the main task is done: the loop stops"),
          entry("thread", "a thread is done with its job"),
          entry("accept", "a connection came in"),
          entry("connect", "the connection is open, or was given up"),
          entry("write", "the socket took bytes, and takes more"),
          entry("server", "a client's handler is done, or its connection closed"));

  /// A value is shown only as far as it takes to recognize it.
  private static final int LONGEST = 24;

  private static final int LONGEST_WAIT = 60;

  private TurnWords() {}

  /// Returns the name before the sentence.
  public static String name(Turn turn) {
    return switch (turn.kind()) {
      case TIMER -> "timer";
      case TASK, LIBRARY, CALLBACK -> turn.name();
    };
  }

  /// Returns the sentence without any style.
  public static String sentence(Turn turn) {
    return sentence(turn, 1).stream().map(Span::text).collect(Collectors.joining());
  }

  /// Returns the sentence.
  ///
  /// @param times how many turns it describes
  static List<Span> sentence(Turn turn, int times) {
    var parts = new ArrayList<Span>();
    begins(turn)
        .map(words -> times > 1 ? times + " times: " + words : words)
        .forEach(words -> parts.add(Span.plain(words)));
    deeds(turn.deeds()).forEach(words -> parts.add(Span.plain(words)));
    ends(turn.ends()).forEach(parts::add);
    deeds(turn.after()).forEach(words -> parts.add(Span.plain(words)));
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

  private static Stream<String> deeds(List<Deed> deeds) {
    // cancelling a task wakes it
    var cancelled =
        deeds.stream()
            .filter(Deed.Cancelled.class::isInstance)
            .map(deed -> new Deed.Woke(((Deed.Cancelled) deed).task()))
            .toList();
    var rest = deeds.stream().filter(deed -> !cancelled.contains(deed)).toList();
    return Stream.of(
            of(rest, Deed.Made.class, "makes", Deed.Made::task),
            of(rest, Deed.Cancelled.class, "cancels", Deed.Cancelled::task),
            of(rest, Deed.Woke.class, "wakes", Deed.Woke::task),
            held(rest))
        .flatMap(words -> words);
  }

  private static <D extends Deed> Stream<String> of(
      List<Deed> deeds, Class<D> kind, String verb, Function<D, String> whom) {
    var names =
        deeds.stream().filter(kind::isInstance).map(kind::cast).map(whom).distinct().toList();
    var count = names.size() + unnamed(deeds, kind);
    return count == 0
        ? Stream.empty()
        : Stream.of(verb + " " + ColumnText.sentence(names, count, "task"));
  }

  private static int unnamed(List<Deed> deeds, Class<? extends Deed> kind) {
    return deeds.stream()
        .mapToInt(
            deed -> deed instanceof Deed.Unnamed more && more.kind() == kind ? more.count() : 0)
        .sum();
  }

  private static Stream<String> held(List<Deed> deeds) {
    var nanos =
        deeds.stream().mapToLong(deed -> deed instanceof Deed.Held(var held) ? held : 0).sum();
    return nanos == 0
        ? Stream.empty()
        : Stream.of("holds the loop for " + TimeText.rounded(nanos).toLowerCase(Locale.ROOT));
  }

  private static Stream<Span> ends(Ends ends) {
    return switch (ends) {
      case Ends.Waits(var what) ->
          Stream.of(Span.plain("waits for " + Shorten.toColumns(what, LONGEST_WAIT)));
      case Ends.GivesWay() -> Stream.of(Span.plain("yields"));
      case Ends.Returns() -> Stream.empty();
      case Ends.Finishes _, Ends.Fails _, Ends.IsCancelled _, Ends.Exits _ -> Stream.of(over(ends));
    };
  }

  /// Returns how a task ended, in the past tense: `failed`.
  static Span past(Ends ends) {
    return switch (ends) {
      case Ends.Finishes _ -> Span.plain("finished");
      case Ends.Fails _ -> new Span("failed", Style.ERROR);
      case Ends.Exits _ -> new Span("ended the program", Style.WARNING);
      case Ends.IsCancelled() -> new Span("was cancelled", Style.WARNING);
      case Ends.Waits _, Ends.GivesWay _, Ends.Returns _ -> Span.plain("continued");
    };
  }

  /// Returns what a task ended with: ` with 42`, or nothing.
  static String with(Ends ends) {
    return switch (ends) {
      case Ends.Finishes(var value) -> value.map(said -> " with " + said).orElse("");
      case Ends.Fails(var failure) -> ": " + failure;
      case Ends.IsCancelled(), Ends.Exits _, Ends.Waits _, Ends.GivesWay _, Ends.Returns _ -> "";
    };
  }

  /// Returns how a task ended: `finishes with 42`.
  static Span over(Ends ends) {
    return switch (ends) {
      case Ends.Finishes(var value) ->
          Span.plain(
              value
                  .map(said -> "finishes with " + Shorten.toColumns(said, LONGEST))
                  .orElse("finishes"));
      case Ends.Fails(var failure) -> new Span("fails: " + failure, Style.ERROR);
      case Ends.Exits(var status) -> new Span("calls System.exit(" + status + ")", Style.WARNING);
      case Ends.IsCancelled() -> new Span("is cancelled", Style.WARNING);
      case Ends.Waits _, Ends.GivesWay _, Ends.Returns _ -> Span.plain("continues");
    };
  }
}
