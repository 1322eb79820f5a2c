package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.program.source.Compilation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A learner's file that holds tests.
class TestsInProgramTest {

  private static final String TEST_CLASS =
      """
      import static dev.loopbook.loop.Async.*;
      import static org.junit.jupiter.api.Assertions.*;
      import dev.loopbook.testkit.*;
      import org.junit.jupiter.api.*;
      import org.mockito.Mockito;

      @LoopTest
      %s class SumTest {
        @Test
        void sleepsAnHour() {
          await(sleep(seconds(3600)));
          assertEquals(1, 1);
        }

        @Test
        void isWrong() {
          createTask(sleep(seconds(9)), "late");
          async(() -> {});
          assertEquals(2, 1 + 2);
        }
      }
      """;

  private static final String REPORT =
      """
      SumTest                                                      1 of 2 pass
        ✓ sleepsAnHour                                   3600.000 s    3 ticks
        ✗ isWrong                                           0.000 s     1 tick
            expected   2
            found      3
            your line  Trial:19            assertEquals(2, 1 + 2);
            ⚠ a coroutine was never awaited
                made at  Trial:18            async(() -> {});
      """;

  @Test
  void mainMayPrintWhatCameOfTests() {
    var program =
        TEST_CLASS.formatted("static") + "void main() { IO.print(Tests.run(SumTest.class)); }";
    var run = TrialRun.run(program);
    assertEquals(new Ending.Finished(), run.ending().orElseThrow(), run.output().text());
    assertTrue(run.output().text(ProgramOutput.Stream.OUT).startsWith(REPORT), run.output().text());
  }

  @Test
  void whatATestLeavesIsToldByTheTestAndNotByTheProgramAsWell() {
    var run =
        TrialRun.run(
            TEST_CLASS.formatted("static") + "void main() { IO.print(Tests.run(SumTest.class)); }");
    assertTrue(run.output().text(ProgramOutput.Stream.OUT).startsWith(REPORT), run.output().text());
    assertEquals("", run.output().text(ProgramOutput.Stream.ERR));
  }

  @Test
  void aFileOfTestsNeedsNoMainAndExitsWithOneIfAnyFails() {
    var run = TrialRun.run(TEST_CLASS.formatted(""));
    assertEquals(1, run.ending().orElseThrow().status());
    assertTrue(run.output().text(ProgramOutput.Stream.OUT).startsWith(REPORT), run.output().text());
  }

  @Test
  void aFileOfTestsThatPassFinishes() {
    var run =
        TrialRun.run(
            """
            import org.junit.jupiter.api.*;
            class PlainTest {
              @Test void passes() {}
            }
            """);
    assertEquals(new Ending.Finished(), run.ending().orElseThrow());
    assertEquals(
        "PlainTest                                                         passes\n  ✓ passes\n",
        run.output().text());
  }

  @Test
  void aFileWithNeitherIsRefused(@TempDir Path folder) {
    var errors =
        assertInstanceOf(
            Compilation.CompileErrors.class,
            TrialRun.compile(folder, "Nothing.java", "class Nothing { void test() {} }"));
    assertTrue(errors.problems().getFirst().toString().contains("nothing to start"));
  }
}
