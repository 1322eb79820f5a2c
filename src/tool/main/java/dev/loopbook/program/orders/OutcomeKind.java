package dev.loopbook.program.orders;

import dev.loopbook.explore.RunResult;
import dev.loopbook.text.ControlCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// By what outcomes are told apart.
public enum OutcomeKind {
  /// By all that is printed, and how it ends.
  OUTPUT,
  /// By the last line that is printed, and how it ends.
  LAST,
  /// Only by how it ends.
  END;

  private static final int LONGEST_TOLD_IN_FULL = 3;

  /// Returns what is equal for two results that count as one outcome.
  String key(RunResult result) {
    var end = result.ending() + "\n" + String.join("\n", result.findings());
    return switch (this) {
      case OUTPUT -> result.output() + "\0" + end;
      case LAST -> last(result) + "\0" + end;
      case END -> end;
    };
  }

  /// Returns a result in a few words.
  ///
  /// @param all the results that it has to be told apart from
  public String label(RunResult result, List<RunResult> all) {
    var printed =
        switch (this) {
          case OUTPUT -> printed(result, all);
          case LAST -> last(result);
          case END -> "";
        };
    var end = result.ending().startsWith("deadlock") ? "deadlock" : firstLine(result.ending());
    var found = result.findings().isEmpty() ? "" : firstLine(result.findings().getFirst());
    return ControlCharacters.shownOnOneLine(
        List.of(
                printed,
                end.equals("finished") && !(printed.isEmpty() && found.isEmpty()) ? "" : end,
                found)
            .stream()
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · ")));
  }

  /// Returns the lines that not all results have in common, at the same place.
  private static String printed(RunResult result, List<RunResult> all) {
    var lines = result.output().lines().toList();
    if (lines.size() <= LONGEST_TOLD_IN_FULL && all.size() == 1) {
      return String.join(" / ", lines);
    }
    var outputs = all.stream().map(each -> each.output().lines().toList()).toList();
    var own = new ArrayList<String>();
    for (var i = 0; i < lines.size(); i++) {
      var at = i;
      if (!outputs.stream()
          .allMatch(other -> other.size() > at && other.get(at).equals(lines.get(at)))) {
        own.add(lines.get(i).strip());
      }
    }
    return own.isEmpty() ? last(result) : String.join(" / ", own);
  }

  private static String last(RunResult result) {
    return result
        .output()
        .lines()
        .filter(line -> !line.isBlank())
        .reduce((_, next) -> next)
        .map(String::strip)
        .orElse("");
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
