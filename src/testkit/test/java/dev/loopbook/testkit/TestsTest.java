package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What `Tests.run` makes of test classes.
final class TestsTest {

  @LoopTest
  static class Sample {
    int seen;

    @BeforeEach
    void setUp() {
      await(sleep(millis(5)));
      seen = 1;
    }

    @Test
    void zeroFirst() {
      await(add());
    }

    @Test
    void comparesWrong() {
      await(sleep(millis(20)));
      assertEquals(2, seen, "seen so far");
    }

    @Test
    void another() {
      await(sleep(millis(1)));
      throw new IllegalStateException("no such user");
    }

    @Test
    void forgets() {
      add();
    }

    @Disabled("not now")
    @Test
    void waitsForBetterTimes() {}

    @Nested
    class Inside {
      @Test
      void awaits() {
        assertEquals(1, seen);
      }
    }

    private Coroutine<Void> add() {
      return async(() -> await(sleep(millis(10))));
    }
  }

  @Test
  void theReportIsATreeOfTheTestsInTheOrderOfTheirSource() {
    var report = Tests.run(Sample.class);
    assertEquals(
        List.of(
            "zeroFirst", "comparesWrong", "another", "forgets", "waitsForBetterTimes", "awaits"),
        report.tests().stream().map(TestNode::name).toList());
    var text = report.toString();
    var line = text.lines().filter(each -> each.contains("zeroFirst")).findFirst().orElseThrow();
    assertEquals("  ✓ zeroFirst", line.substring(0, 13));
    assertTrue(line.endsWith("0.010 s    3 ticks"), line);
    assertTrue(text.contains("expected   2\n"), text);
    assertTrue(text.contains("found      1\n"), text);
    assertTrue(text.contains("your line  TestsTest:"), text);
    assertTrue(text.contains("threw      IllegalStateException: no such user"), text);
    assertTrue(text.contains("⚠ a coroutine was never awaited: add"), text);
    assertTrue(text.contains("– waitsForBetterTimes  (skipped: not now)"), text);
  }

  @Test
  void theReportIsTheSameEachTime() {
    assertEquals(Tests.run(Sample.class).toString(), Tests.run(Sample.class).toString());
  }

  @Test
  void noLineIsWiderThanATerminal() {
    var widest = Tests.run(Sample.class).toString().lines().mapToInt(String::length).max();
    assertTrue(widest.orElseThrow() <= 80);
  }

  static class SharedAndBroken {
    static final Fixture<String> SERVER =
        Fixture.of(
                setUp -> {
                  setUp.afterwards(
                      () -> {
                        throw new IllegalStateException("does not stop");
                      });
                  return "server";
                })
            .perRun();

    @LoopTest
    void usesIt() {
      SERVER.get();
    }
  }

  @Test
  void whatFailsAfterAllTestsIsReportedToo() {
    var report = Tests.run(SharedAndBroken.class);
    assertFalse(report.isGreen());
    var text = report.toString();
    assertTrue(text.contains("✓ usesIt"), text);
    assertTrue(text.contains("✗ the end of the run"), text);
    assertTrue(text.contains("IllegalStateException: does not stop"), text);
  }

  @SuppressWarnings("ClassCanBeStatic") // that is the mistake
  class NotStatic {
    void neverRuns() {}
  }

  @SuppressWarnings("UnusedNestedClass")
  private static class NotVisible {}

  @Test
  void aClassThatJUnitPassesOverIsRefusedWithTheRemedy() {
    for (Executable call :
        List.<Executable>of(
            () -> Tests.run(NotStatic.class), () -> Tests.run(NotStatic.class, "neverRuns"))) {
      assertEquals(
          "NotStatic is not static, so JUnit can't make one: write static class NotStatic, as it is"
              + " inside another class (a file with a main of its own is one)",
          assertThrows(IllegalArgumentException.class, call).getMessage());
    }
    assertEquals(
        "NotVisible is private, so JUnit runs none of its tests: leave out private",
        assertThrows(IllegalArgumentException.class, () -> Tests.run(NotVisible.class))
            .getMessage());
  }

  @Test
  void testsCannotRunInsideALoop() {
    assertThrows(
        IllegalStateException.class,
        () -> Async.run(async(() -> Tests.run(Sample.class).isGreen())));
  }
}
