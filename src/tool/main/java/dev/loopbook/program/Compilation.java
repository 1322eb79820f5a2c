package dev.loopbook.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of compiling a file.
public sealed interface Compilation {

  /// Class files, in memory.
  ///
  /// @param source the file that was asked for
  /// @param siblings the files of its folder that it refers to, which were compiled with it
  /// @param classes the class files of all of them by binary name
  /// @param mainClass the binary name of the file's first class that has a `main`, if one has
  /// @param libraries what it was compiled against, besides Loopbook
  /// @param warnings what javac warned of; empty if nothing
  record Compiled(
      SourceText source,
      List<SourceText> siblings,
      Map<String, byte[]> classes,
      Optional<String> mainClass,
      List<Path> libraries,
      List<CompileProblem> warnings)
      implements Compilation {
    /// Copies the collections.
    public Compiled {
      siblings = List.copyOf(siblings);
      classes = Map.copyOf(classes);
      libraries = List.copyOf(libraries);
      warnings = List.copyOf(warnings);
    }
  }

  /// Nothing to run: what is wrong, in the order in which javac found it.
  ///
  /// @param problems errors and warnings, at least one error
  record CompileErrors(List<CompileProblem> problems) implements Compilation {
    /// Copies the list.
    public CompileErrors {
      problems = List.copyOf(problems);
    }
  }
}
