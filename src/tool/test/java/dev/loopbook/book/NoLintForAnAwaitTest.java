package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds what chapter 3 says of javac: it has no warning for an await that is missing.
class NoLintForAnAwaitTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));

  @Test
  void javacHasNoWarningForIt(@TempDir Path classes) throws Exception {
    var program = HOME.resolve("chapters/ch03_missing_await/MissingAwait.java");
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(found, null, null)) {
      compiler
          .getTask(
              Writer.nullWriter(),
              files,
              found,
              List.of("-Xlint:all", "-proc:none", "-d", classes.toString()),
              null,
              files.getJavaFileObjects(program))
          .call();
    }
    assertEquals(
        List.of(),
        found.getDiagnostics().stream().filter(each -> each.getSource() != null).toList(),
        "what javac says of the program");
    try (var made = Files.list(classes)) {
      assertEquals(1, made.count(), "classes made");
    }
  }
}
