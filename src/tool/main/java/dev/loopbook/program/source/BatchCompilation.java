package dev.loopbook.program.source;

import java.util.List;
import java.util.Map;

/// The result of compiling several files together.
public sealed interface BatchCompilation {

  /// Class files, in memory.
  ///
  /// @param classes the class files by binary name
  /// @param sources for each class, the name of the file it comes from
  /// @param warnings javac's warnings
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

  /// Errors and warnings in the order javac found them; at least one error.
  record Errors(List<CompileProblem> problems) implements BatchCompilation {
    /// Copies the list.
    public Errors {
      problems = List.copyOf(problems);
    }
  }
}
