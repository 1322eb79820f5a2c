package dev.loopbook.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.Event;

/// What the kit says of the wrong one of each pair in [TenMistakes], and that the right one passes.
final class TenMistakesTest {

  /// Asserts which tests of the class pass, the others fail, and that `test` fails with all of
  /// `words`.
  private static void assertTold(Class<?> pair, String test, List<String> green, String... words) {
    assertTold(Kit.run(pair), test, green, words);
  }

  private static void assertTold(Kit run, String test, List<String> green, String... words) {
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

  /// Asserts that of three tests the second fails with `words`, run as written: after the first.
  private static void assertSecondMeetsTheFirst(Class<?> three, String words) {
    var tests = Tests.run(three).tests();
    assertEquals(
        List.of(TestNode.Status.PASSED, TestNode.Status.FAILED, TestNode.Status.PASSED),
        tests.stream().map(TestNode::status).toList());
    var said = String.join(" ", tests.get(1).lines()).replaceAll("\\s+", " ");
    assertTrue(said.contains(words), said);
  }

  private static String name(Event event) {
    return event.getTestDescriptor().getDisplayName().replace("()", "");
  }

  @Test
  void oneAClientWithoutItsTransport() {
    var run = Kit.run(TenMistakes.ClientWithoutItsTransport.class);
    assertTold(
        run, "wrong", List.of("right"), "cannot connect to localhost", "Pass the code an HttpStub");
    assertTold(
        run,
        "wrongAddress",
        List.of("right"),
        "no stub answers GET http://localhost:1/users/1",
        "registered /user");
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
    var run = Kit.run(TenMistakes.LoopThatNeverEnds.class);
    assertTold(
        run, "wrong", List.of("right"), "not over after 100000 s of virtual time", "Time is up");
    assertTold(
        run,
        "wrongMend",
        List.of("right"),
        "sleep(PT1H) was awaited 10000 times in one tick",
        "A sleep that does not sleep");
  }

  @Test
  void fourALoopOfOnesOwn() {
    var run = Kit.run(TenMistakes.LoopOfOnesOwn.class);
    assertTold(
        run,
        "wrong",
        List.of("right"),
        "cannot be called from a running event loop",
        "Write await(…) instead of run(…)");
    assertTold(
        run,
        "wrongLoop",
        List.of("right"),
        "another loop is running on this thread",
        "a loop was never closed",
        "a coroutine was never awaited");
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
        "task job hasn't started",
        "Await it before you check");
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
    var failure = Kit.run(TenMistakes.CleanUpOfFixtures.class).failureOf("wrongOnlyInItsCleanUp");
    assertEquals("the server has hung up", failure.getMessage());
    assertTrue(
        Arrays.stream(failure.getSuppressed())
            .noneMatch(each -> each.toString().contains("never closed")),
        "the first one was closed all the same");
  }

  @Test
  void nineSharedState() {
    assertSecondMeetsTheFirst(TenMistakes.SharedEvent.class, "is bound to a different event loop");
    assertSecondMeetsTheFirst(
        TenMistakes.SharedState.class,
        "an earlier test changed the static field SharedState.SHARED");
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
