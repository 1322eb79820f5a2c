package dev.loopbook.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.Event;

/// What the kit says of the wrong one of each pair in [TenMistakes], and that the right one passes.
final class TenMistakesTest {

  /// Asserts which tests of the class pass, the others fail, and that `test` fails with all of
  /// `words`.
  private static void assertTold(Class<?> pair, String test, List<String> green, String... words) {
    var run = Kit.run(pair);
    assertEquals(
        green,
        run.results()
            .testEvents()
            .succeeded()
            .map(TenMistakesTest::name)
            .sorted()
            .collect(Collectors.toList()));
    var said = new StringBuilder(run.failureOf(test).toString());
    for (var suppressed : run.failureOf(test).getSuppressed()) {
      said.append('\n').append(suppressed);
    }
    var text = said.toString().replaceAll("\\s+", " ");
    for (var each : words) {
      assertTrue(text.contains(each), () -> "no «" + each + "» in: " + said);
    }
  }

  private static String name(Event event) {
    return event.getTestDescriptor().getDisplayName().replace("()", "");
  }

  @Test
  void oneAClientWithoutItsTransport() {
    assertTold(
        TenMistakes.ClientWithoutItsTransport.class,
        "wrong",
        List.of("right"),
        "cannot connect to localhost",
        "Hand the code an HttpStub");
  }

  @Test
  void twoATaskLeftAtWork() {
    assertTold(
        TenMistakes.TaskLeftAtWork.class,
        "wrong",
        List.of("right"),
        "a task was left at work: clean-up, waiting for sleep 3600 s",
        "What else is left behind");
  }

  @Test
  void threeALoopThatNeverEnds() {
    assertTold(
        TenMistakes.LoopThatNeverEnds.class,
        "wrong",
        List.of("right"),
        "not over after 100000 s of virtual time",
        "Time is up");
    assertTold(
        TenMistakes.LoopThatNeverEnds.class,
        "wrongMend",
        List.of("right"),
        "sleep(PT1H) was awaited 10000 times in one tick",
        "A sleep that does not sleep");
  }

  @Test
  void fourALoopOfOnesOwn() {
    assertTold(
        TenMistakes.LoopOfOnesOwn.class,
        "wrong",
        List.of("right"),
        "cannot be called from a running event loop",
        "Write await(…) in the place of run(…)");
  }

  @Test
  void fiveTheWrongMock() {
    assertTold(
        TenMistakes.WrongMock.class,
        "wrong",
        List.of("right"),
        "await(null)",
        "Make it with asyncMock(…)");
  }

  @Test
  void sixAResourceThatIsNotClosed() {
    assertTold(
        TenMistakes.ResourceNotClosed.class,
        "wrong",
        List.of("right"),
        "a resource was never closed: <Connection open>",
        "Closed in any case");
  }

  @Test
  void sevenLookingTooEarly() {
    assertTold(
        TenMistakes.LookingTooEarly.class,
        "wrong",
        List.of("right"),
        "task job has not begun",
        "Await it before you look");
  }

  @Test
  void eightACleanUpThatFails() {
    assertTold(
        TenMistakes.CleanUpThatFailsWrong.class,
        "wrong",
        List.of(),
        "the server has hung up",
        "a resource was never closed: <Connection open>");
    Kit.run(TenMistakes.CleanUpThatFailsRight.class).assertGreen(1);
  }

  @Test
  void nineSharedState() {
    // as written, so that one comes before the other
    var tests = Tests.run(TenMistakes.SharedState.class).tests();
    assertEquals(
        List.of(TestNode.Status.PASSED, TestNode.Status.FAILED, TestNode.Status.PASSED),
        tests.stream().map(TestNode::status).toList());
    assertTrue(
        String.join(" ", tests.get(1).lines())
            .replaceAll("\\s+", " ")
            .contains("an earlier test changed the static field SharedState.SHARED"));
  }

  @Test
  void tenNoLimit() {
    assertTold(
        TenMistakes.NoLimit.class,
        "wrong",
        List.of("right"),
        "nothing can ever run again",
        "waits for the answer",
        "A circle beside a heart");
  }
}
