package dev.loopbook.program;

import java.util.List;
import java.util.Map;

/// What came of compiling several files as one.
public sealed interface BatchCompilation {

  /// Class files, in memory.
  ///
  /// @param classes the class files by binary name
  /// @param sources for each of them, the name of the file that it comes from
  /// @param warnings what javac warned of
  record Classes(
      Map<String, byte[]> classes, Map<String, String> sources, List<CompileProblem> warnings)
      implements BatchCompilation {
    /// Copies the collections.
    public Classes {
      classes = Map.copyOf(classes);
      sources = Map.copyOf(sources);
      warnings = List.copyOf(warnings);
    }
  }

  /// What is wrong, in the order in which javac found it; at least one error.
  record Errors(List<CompileProblem> problems) implements BatchCompilation {
    /// Copies the list.
    public Errors {
      problems = List.copyOf(problems);
    }
  }
}
