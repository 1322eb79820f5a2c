package dev.loopbook.program.source;

import dev.loopbook.explore.OrderToken;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /// Returns what names the program in the token of an order: a digest of its sources.
    public String digest() {
      return OrderToken.digest(
          Stream.concat(
                  Stream.of(source),
                  siblings.stream()
                      .sorted((a, b) -> a.file().getFileName().compareTo(b.file().getFileName())))
              .map(each -> each.text().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8))
              .toList());
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
