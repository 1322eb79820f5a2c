package dev.loopbook.program.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.TrialRun;
import dev.loopbook.program.source.Compilation.CompileErrors;
import dev.loopbook.program.source.Compilation.Compiled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerTest {
  @TempDir Path folder;

  @Test
  void aCompactFileStartsInTheClassNamedAfterIt() {
    assertEquals(Optional.of("Hello"), compiled("Hello.java", "void main() {}").mainClass());
  }

  @Test
  void theFirstClassThatHasAMainIsTheOneToStart() {
    Compiled compiled =
        compiled(
            "Several.java",
            """
            record Point(int x) {}
            class First { static void main(String[] args) {} }
            class Second { void main() {} }
            """);
    assertEquals(Optional.of("First"), compiled.mainClass());
  }

  @Test
  void aFileMayBeNamedAfterAClassThatItOnlyUses() {
    assertEquals(
        Optional.of("Speaks"),
        compiled(
                "Logger.java",
                """
                import java.util.logging.*;
                public class Speaks {
                  public static void main(String[] args) { Logger.getLogger("x").info("hello"); }
                }
                """)
            .mainClass());
  }

  @Test
  void aPackageIsPartOfTheName() {
    assertEquals(
        Optional.of("ch01_x.Hello"),
        compiled(
                "ch01_x/Hello.java",
                "/* a comment: package no; */ package ch01_x; class Hello { void main() {} }")
            .mainClass());
  }

  @Test
  void anErrorIsShownAsJavacShowsIt() {
    CompileErrors errors =
        errors(
            "Broken.java",
            """
            void main() {
            \tint x = "one";
              greet(1);
            }
            """);
    Path file = folder.resolve("Broken.java");
    assertEquals(
        """
        %1$s:2: error: incompatible types: String cannot be converted to int
            int x = "one";
                    ^
        %1$s:3: error: cannot find symbol
          greet(1);
          ^
          symbol:   method greet(int)
          location: class Broken\
        """
            .formatted(file),
        shown(errors));
  }

  @Test
  void aLineThatLooksLikeAMessageIsNotTakenForOne() {
    CompileErrors errors =
        errors(
            "Label.java",
            """
            void main() {
            error: while (tru) break error;
            int n = ""; // Other.java:3: error: no
            }
            """);
    assertEquals(
        List.of(2, 3),
        errors.problems().stream().map(CompileProblem::line).toList(),
        shown(errors));
    assertEquals(
        List.of(15, 9),
        errors.problems().stream().map(CompileProblem::column).toList(),
        shown(errors));
  }

  @Test
  void warningsAreKeptAndDoNotStopTheProgram() {
    Compiled compiled = compiled("Old.java", "void main() { IO.println(new Integer(1)); }");
    assertEquals(1, compiled.warnings().size());
    assertEquals(CompileProblem.Severity.WARNING, compiled.warnings().getFirst().severity());
    assertTrue(
        compiled.warnings().getFirst().toString().contains("Old.java:1: warning: [deprecation]"),
        compiled.warnings().toString());
  }

  @Test
  void aGuardThatIsOnlyHeldIsNoMistake() {
    var compiled =
        compiled(
            "Held.java",
            "void main() throws Exception { AutoCloseable held = () -> {}; try (held) {} }");
    assertEquals(List.of(), compiled.warnings());
    var unused =
        compiled(
            "Unused.java",
            "void main() throws Exception { try (AutoCloseable held = () -> {}) {} }");
    assertEquals(List.of(), unused.warnings());
  }

  @Test
  void nobodyIsAdvisedToGiveAnOptionThatLoopbookDoesNotTake() {
    var said =
        shown(errors("Preview.java", "void main() { long x = 1; if (x instanceof byte b) {} }"));
    assertTrue(said.contains("preview feature"), said);
    assertTrue(said.contains("(Loopbook runs programs without preview features)"), said);
    assertFalse(said.contains("--enable-preview"), said);
  }

  @Test
  void aPublicClassNeedNotBeNamedLikeItsFile() {
    var compiled =
        compiled(
            "Main (1).java",
            """
            public class Hello {
              public static void main(String[] args) { System.out.println(new Hello()); }
            }
            """);
    assertEquals(Optional.of("Hello"), compiled.mainClass());
  }

  @Test
  void aFileOfTheSameFolderHasToBeNamedLikeItsClass() {
    write("Other.java", "public class Another {}");
    assertTrue(
        shown(errors("Mine.java", "void main() { new Another(); new Other(); }"))
            .contains("Other"));
  }

  @Test
  void byteOrderMarksAndCarriageReturnsAreNoPartOfTheProgram() {
    write(
        "Shared.java", "\uFEFFclass Shared {\r\n  static String name() { return null; }\r\n}\r\n");
    var text = "\uFEFFvoid main() {\r\n  IO.println(Shared.name());\r\n  int n = 1;\r\n}\r\n";
    assertEquals(Optional.of("Mine"), compiled("Mine.java", text).mainClass());
    assertEquals(
        List.of(3),
        errors("Mine.java", text.replace("= 1", "= null")).problems().stream()
            .map(CompileProblem::line)
            .toList());
    var first = errors("First.java", "\uFEFFint n = null; void main() {}").problems().getFirst();
    assertEquals(9, first.column(), first.toString());
  }

  @Test
  void filesOfTheSameFolderAreFound() {
    write("Shared.java", "class Shared { static String name() { return \"shared\"; } }");
    write("Unrelated.java", "this is not Java");
    Compiled compiled = compiled("User.java", "void main() { IO.println(Shared.name()); }");
    assertTrue(compiled.classes().containsKey("Shared"));
    assertEquals("Shared.java", compiled.siblings().getFirst().file().getFileName().toString());
  }

  @Test
  void filesOfTheSamePackageAreFound() {
    write("ch09/Shared.java", "package ch09; class Shared { int x = 1; }");
    assertTrue(
        compiled("ch09/User.java", "package ch09; class User { void main() { new Shared(); } }")
            .classes()
            .containsKey("ch09.Shared"));
  }

  @Test
  void anErrorInASiblingIsShownWithTheSiblingsLine() {
    write("Shared.java", "class Shared {\n  int x = true;\n}\n");
    CompileErrors errors = errors("User.java", "void main() { new Shared(); }");
    assertEquals(
        """
        %s:2: error: incompatible types: boolean cannot be converted to int
          int x = true;
                  ^\
        """
            .formatted(folder.resolve("Shared.java")),
        shown(errors));
  }

  @Test
  void aFileThatIsNotWhereItsPackageSaysCompilesAlone() {
    assertEquals(
        Optional.of("a.b.Lost"),
        compiled("Lost.java", "package a.b; class Lost { void main() {} }").mainClass());
  }

  @Test
  void oneCompilationLeavesNothingForTheNext() {
    compiled("One.java", "class One { void main() {} } class Helper {}");
    assertTrue(
        shown(errors("Two.java", "void main() { new Helper(); }")).contains("cannot find symbol"));
  }

  @Test
  void whatLoopbookKeepsToItselfCannotBeUsed() {
    assertTrue(
        shown(errors("Sly.java", "void main() { new jdk.internal.vm.ContinuationScope(\"x\"); }"))
            .contains("jdk.internal.vm is not visible"));
  }

  @Test
  void aFileWithoutAMainCannotBeStarted() {
    assertEquals(
        folder.resolve("Lib.java") + ": " + MainMethod.MISSING,
        shown(
            errors(
                "Lib.java",
                "class Lib { private void main() {} int main(String[] a) { return 0; } }")));
    assertInstanceOf(
        Compiled.class, TrialRun.compiler().compile(write("Lib2.java", "class Lib2 {}")));
  }

  @Test
  void aPathThatIsNoSourceIsToldSo() throws IOException {
    assertUnreadable("Missing.java", "no such file");
    assertUnreadable("empty.d", "a directory, not a Java file. There is none in it");
    write("full/B.java", "");
    write("full/A.java", "");
    assertUnreadable("full", "a directory, not a Java file. Name one of its files: A.java, B.java");
    write("notes.txt", "x");
    assertUnreadable("notes.txt", "not a Java file: its name must end in .java");
    write("Empty.java", " \n");
    assertUnreadable("Empty.java", "the file is empty. A program needs at least void main() {}");
    Files.write(folder.resolve("Latin.java"), "// a\n// é\n".getBytes(StandardCharsets.ISO_8859_1));
    assertUnreadable(
        "Latin.java", "not UTF-8 text (line 2 has other bytes). Save the file as UTF-8");
    write("Huge.java", " ".repeat((1 << 20) + 1));
    assertUnreadable("Huge.java", "1,048,577 bytes, and a program may have 1,048,576 at most");
  }

  @Test
  void aNameThatIsNoClassNameIsJavacsToRefuse() {
    assertTrue(shown(errors("two-tasks.java", "void main() {}")).contains("bad file name"));
  }

  @Test
  void javacGivingUpIsAnErrorToo() {
    CompileErrors errors =
        errors("Deep.java", "int x = " + "(".repeat(60_000) + "1" + ")".repeat(60_000) + ";");
    assertTrue(shown(errors).contains("javac gave up on this file"), () -> shown(errors));
  }

  private void assertUnreadable(String name, String why) throws IOException {
    if (name.endsWith(".d")) {
      Files.createDirectory(folder.resolve(name));
    }
    Path file = folder.resolve(name);
    CompileErrors errors =
        assertInstanceOf(CompileErrors.class, TrialRun.compiler().compileProgram(file));
    assertEquals(file + ": " + why, shown(errors));
  }

  private Path write(String name, String text) {
    return TrialRun.write(folder, name, text);
  }

  private Compiled compiled(String name, String text) {
    Compilation compilation = TrialRun.compile(folder, name, text);
    return assertInstanceOf(Compiled.class, compilation, compilation::toString);
  }

  private CompileErrors errors(String name, String text) {
    return assertInstanceOf(CompileErrors.class, TrialRun.compile(folder, name, text));
  }

  private static String shown(CompileErrors errors) {
    return errors.problems().stream()
        .map(CompileProblem::toString)
        .collect(Collectors.joining("\n"));
  }
}
