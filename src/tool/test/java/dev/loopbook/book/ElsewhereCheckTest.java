package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElsewhereCheckTest {
  private static final String HEAD =
      "# T\n## The same thing elsewhere\n| asyncio | Loopbook | Java |\n|---|---|---|\n";

  @TempDir Path home;

  private void assertProblems(String row, String... problems) {
    var chapter =
        new BookFolder(home)
            .write("A.java", "void main() { say(1); }\n")
            .write("python/elsewhere.py", "loop.call_soon(\n    f\n)\n")
            .write("twins/Elsewhere.java", "executor.execute(f);\n")
            .chapter(HEAD + row + "\n");
    assertEquals(
        String.join("\n", problems),
        String.join(
            "\n",
            new ElsewhereCheck(chapter).check().stream().map(BookProblem::toString).toList()));
  }

  @Test
  void codeThatIsInTheTwinsIsRight() {
    assertProblems("| `loop.call_soon(f)`, soon | `say(…)` | `executor.execute(...)` |");
  }

  @Test
  void codeThatNothingRunsIsTold() {
    assertProblems(
        "| `loop.stop()` | `shout(1)` | `pool.execute(f)` |",
        "chapters/ch01_a/README.md:5: loop.stop(): isn't in python/elsewhere.py. Run it there, or mark it with †",
        "chapters/ch01_a/README.md:5: shout(1): no Java file of this chapter has that",
        "chapters/ch01_a/README.md:5: pool.execute(f): isn't in twins/Elsewhere.java. Run it there, or mark it with †");
  }

  @Test
  void aMarkedCellIsAnOpinion() {
    assertProblems("| `loop.stop()` † | `say(1)` | a profiler |");
  }
}
