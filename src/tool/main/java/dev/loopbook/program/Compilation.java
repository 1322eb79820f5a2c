package dev.loopbook.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The result of compiling a file.
public sealed interface Compilation {

  /// Class files, in memory.
  ///
  /// @param source the file that was asked for
  /// @param siblings the files in its folder that it refers to, compiled along with it
  /// @param classes the class files of all of them by binary name
  /// @param mainClass the binary name of the file's first class that has a `main`, if any
  /// @param libraries what it was compiled against, besides Loopbook
  /// @param warnings javac's warnings
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

    /// Returns whether the file has tests to start, and no `main` of its own.
    public boolean startsTests() {
      return mainClass.filter(TestStarter::isStarter).isPresent();
    }
  }

  /// Nothing to run: the problems, in the order javac found them.
  ///
  /// @param problems errors and warnings, at least one error
  record CompileErrors(List<CompileProblem> problems) implements Compilation {
    /// Copies the list.
    public CompileErrors {
      problems = List.copyOf(problems);
    }
  }
}
