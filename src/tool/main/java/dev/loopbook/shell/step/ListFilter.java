package dev.loopbook.shell.step;

import dev.loopbook.step.DoneTask;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.step.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/// The words that choose rows of a list. A row has to match all of them.
///
/// A word with `*` is a pattern for a name; any other is looked for in the name and in what the row
/// says. For tasks, the name of a state chooses those in it.
public final class ListFilter {

  /// What people call the states of a task, and what they mean.
  private static final Map<String, Set<String>> STATES =
      Map.of(
          "waiting", Set.of("waiting"),
          "waits", Set.of("waiting"),
          "suspended", Set.of("waiting"),
          "ready", Set.of("ready"),
          "live", Set.of("waiting", "ready", "running"),
          "done", Set.of("finished", "failed", "cancelled"),
          "finished", Set.of("finished"),
          "failed", Set.of("failed"),
          "cancelled", Set.of("cancelled"),
          "all", Set.of("waiting", "ready", "running", "finished", "failed", "cancelled"));

  @Parameters(
      arity = "0..*",
      paramLabel = "WORD",
      description = "Show only rows with this word; cons* stands for names that begin so.")
  private List<String> words = new ArrayList<>();

  /// Returns whether it lets every row through.
  public boolean isEmpty() {
    return words.isEmpty();
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }

  /// Returns whether a row is to be shown.
  ///
  /// @param name what it is about
  /// @param says what it says
  public boolean accepts(String name, String says) {
    return words.stream().allMatch(word -> matches(word, name, says));
  }

  boolean accepts(TaskSnapshot task) {
    return switch (task.state()) {
      case TaskSnapshot.State.Ready _ -> accepts("ready", task.number(), task.name(), "");
      case TaskSnapshot.State.Running _ -> accepts("running", task.number(), task.name(), "");
      case TaskSnapshot.State.Suspended suspended ->
          accepts("waiting", task.number(), task.name(), suspended.what());
    };
  }

  boolean accepts(DoneTask task) {
    return switch (task.how()) {
      case Turn.Ends.Fails(var failure) -> accepts("failed", task.number(), task.name(), failure);
      case Turn.Ends.IsCancelled() -> accepts("cancelled", task.number(), task.name(), "");
      default -> accepts("finished", task.number(), task.name(), "");
    };
  }

  private boolean accepts(String state, int number, String name, String says) {
    return words.stream()
        .allMatch(
            word -> {
              var states = STATES.get(word.toLowerCase(Locale.ROOT));
              return states != null
                  ? states.contains(state)
                  : word.equals("#" + number) || matches(word, name, says);
            });
  }

  private static boolean matches(String word, String name, String says) {
    if (word.contains("*")) {
      return pattern(word).matcher(name).matches();
    }
    var wanted = word.toLowerCase(Locale.ROOT);
    return name.toLowerCase(Locale.ROOT).contains(wanted)
        || says.toLowerCase(Locale.ROOT).contains(wanted);
  }

  private static Pattern pattern(String word) {
    return Pattern.compile(
        Stream.of(word.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }
}
