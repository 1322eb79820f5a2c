package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The fences for what isn't a program's output in virtual time: changed programs, refused ones,
/// real time, and Python.
class ClaimFencesTest {
  private static final String AGAIN = "Record it again: python3.13 src/tool/test/book/record.py";

  @TempDir Path home;
  private BookFolder book;

  @BeforeEach
  void writeTheCode() {
    book = new BookFolder(home).write("A.java", "void main() {\n  say(1);\n}\n");
    book.printed = "one\n";
  }

  private void assertProblems(String markdown, String... problems) {
    assertEquals(String.join("\n", problems), String.join("\n", book.problems(markdown)));
  }

  @Test
  void aChangedProgramIsRun() {
    assertProblems(
        """
        # T
        ```diff of=A.java
        -  say(1);
        +  say(2);
        ```
        ```output changed of=A.java
        one
        ```
        """);
    assertEquals(List.of("A.java"), book.runs);
    assertEquals(List.of("void main() {", "  say(2);", "}"), book.sources.getFirst());
  }

  @Test
  void aChangeMayComeOnTopOfAnother() {
    assertProblems(
        """
        # T
        ```diff of=A.java
        -  say(1);
        +  say(2);
        ```
        ```diff of=A.java continued
        -  say(2);
        +  say(3);
        ```
        ```output changed of=A.java
        one
        ```
        """);
    assertEquals(List.of("void main() {", "  say(3);", "}"), book.sources.getFirst());
  }

  @Test
  void aChangeThatDoesNotFitAndOneThatIsMissingAreTold() {
    assertProblems(
        """
        # T
        ```output changed of=A.java
        ```
        ```diff of=A.java
        -  say(7);
        ```
        ```output changed of=A.java
        ```
        """,
        "chapters/ch01_a/README.md:2: changed: no fence diff of=A.java comes before this one",
        "chapters/ch01_a/README.md:4: A.java has no such lines: say(7);",
        "chapters/ch01_a/README.md:7: changed: the diff of=A.java before this doesn't fit");
  }

  @Test
  void javacIsTakenAtItsWord() {
    book.status = 1;
    book.printed = "A.java:2: error: cannot find symbol\n";
    assertProblems("# T\n```javac of=A.java\nA.java:2: error: cannot find symbol\n```\n");
    book.status = 0;
    assertProblems(
        "# T\n```javac of=A.java\n```\n",
        "chapters/ch01_a/README.md:2: javac compiles A.java. Show what it prints: output of=A.java");
  }

  @Test
  void aRealRunMayPrintOneOfSeveralOutputs() {
    assertProblems("# T\n```output of=A.java real\ntwo\n- or -\none\n```\n");
    book.printed = "three\n";
    assertProblems(
        "# T\n```output of=A.java real\ntwo\n- or -\none\n```\n",
        "chapters/ch01_a/README.md:2: A.java printed something else with --real. Is it possible too?"
            + " Add it after a line - or -",
        "  │ three");
  }

  @Test
  void aRecordOfPythonIsShownAsLongAsItsScriptIsTheSame() {
    book.write("python/x.py", "print(1)\n")
        .write("python/x.txt", "CPython 3.13.0 cc42155088fca573\n1\n");
    assertProblems(
        "# T\n```python src=python/x.py\nprint(1)\n```\n```output python=python/x.py\n1\n```\n");
    book.write("python/x.py", "print(2)\n");
    assertProblems(
        "# T\n```output python=python/x.py\n1\n```\n```output python=python/y.py\n```\n",
        "chapters/ch01_a/README.md:2: python/x.py has changed since it was recorded. " + AGAIN,
        "chapters/ch01_a/README.md:5: python/y.py has no record. " + AGAIN);
  }
}
