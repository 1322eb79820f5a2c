package dev.loopbook.exercise;

import java.util.ArrayList;
import java.util.List;

/// Mutants of an exercise's right answers that are no mistakes, each with the reason.
///
/// ```
/// - UserCache.java: `users.put(id, known);` happens twice
///   The second put replaces a task with itself.
/// - *: without `log.clear();`
///   In any of the files: the log is empty there.
/// - right/TwoTests.java: *
///   Whatever is left out of it: it checks some things twice.
/// ```
///
/// @param excuses in the order of the file
public record ExcuseList(List<Excuse> excuses) {
  /// The name of its file, beside the solution.
  static final String FILE = "excuses.md";

  /// Keeps its own copy.
  public ExcuseList {
    excuses = List.copyOf(excuses);
  }

  /// A mutant that every right test accepts.
  ///
  /// @param mutant the file, or `*` for all, and the change, or `*` for all, as the list of
  ///   survivors has them without the line
  /// @param reason why it is no mistake
  public record Excuse(String mutant, String reason) {
    private static final String ANY_FILE = "*: ";
    private static final String ANY_CHANGE = ": *";

    /// Returns whether a mutant is one of those that it excuses.
    ///
    /// @param name the file and the change
    public boolean covers(String name) {
      var end = name.indexOf(": ") + 2;
      if (mutant.endsWith(ANY_CHANGE)) {
        return mutant.equals(name.substring(0, end) + "*");
      }
      return mutant.startsWith(ANY_FILE)
          ? name.substring(end).equals(mutant.substring(ANY_FILE.length()))
          : mutant.equals(name);
    }
  }

  /// Reads a list. Each list item is a mutant, and the indented lines after it are the reason;
  /// anything else is prose.
  ///
  /// @param problems where items without a reason are added
  static ExcuseList read(List<String> lines, List<String> problems) {
    var excuses = new ArrayList<Excuse>();
    for (var line : lines) {
      if (line.startsWith("- ")) {
        excuses.add(new Excuse(line.substring(2).strip(), ""));
      } else if (line.startsWith("  ") && !line.isBlank() && !excuses.isEmpty()) {
        var last = excuses.removeLast();
        excuses.add(new Excuse(last.mutant(), (last.reason() + " " + line.strip()).strip()));
      }
    }
    excuses.stream()
        .filter(excuse -> excuse.reason().isEmpty())
        .forEach(excuse -> problems.add(excuse.mutant()));
    return new ExcuseList(excuses);
  }

  /// Returns whether a mutant is on the list.
  public boolean holds(String mutant) {
    return excuses.stream().anyMatch(excuse -> excuse.covers(mutant));
  }
}
