package ch12_time.e3_second_opinion;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@LoopTest
class SecondOpinionTest {
  private final List<String> asked = new ArrayList<>();
  private final List<String> stopped = new ArrayList<>();

  @Test
  void aQuickExpertIsAskedAlone() {
    var answer = assertTakes(seconds(1), ask(expert("A", 1), expert("B", 1)));
    assertEquals("answer of A", answer);
    assertEquals(List.of("A"), asked, "who was asked");
  }

  @Test
  void thePatienceIsTheOneThatWasGiven() {
    // five seconds of patience, one for B, half for A to leave
    assertTakes(
        seconds(6.5), SecondOpinion.ask(expert("A", 60), expert("B", 1), seconds(5)));
  }

  @Test
  void aSlowExpertIsOvertaken() {
    // two seconds of patience, one for B, half for A to leave
    var answer = assertTakes(seconds(3.5), ask(expert("A", 60), expert("B", 1)));
    assertEquals("answer of B", answer);
  }

  @Test
  void aLateExpertMayStillWin() {
    var answer = assertTakes(seconds(3.5), ask(expert("A", 3), expert("B", 60)));
    assertEquals("answer of A", answer);
  }

  @Test
  void whoLosesHasStoppedWhenTheAnswerComes() {
    await(ask(expert("A", 60), expert("B", 1)));
    assertEquals(List.of("A"), stopped, "who has stopped");
  }

  @Test
  void aFailureOfTheFirstIsTheAnswer() {
    assertThrows(
        IllegalStateException.class,
        () -> await(ask(failing("A", 1), expert("B", 1))));
    assertEquals(List.of("A"), asked, "who was asked");
  }

  @Test
  void aLateFailureOfTheFirstIsTheAnswer() {
    assertThrows(
        IllegalStateException.class,
        () -> await(ask(failing("A", 3), expert("B", 60))),
        "A fails after 3 s, and B would answer after 62 s");
    assertEquals(List.of("B"), stopped, "who has stopped");
  }

  @Test
  void aFailureOfTheSecondIsTheAnswer() {
    assertThrows(
        IllegalStateException.class,
        () -> await(ask(expert("A", 60), failing("B", 1))),
        "B fails after 3 s, and A would answer after 60 s");
    assertEquals(List.of("A"), stopped, "who has stopped");
  }

  @LoopTest(audit = LoopTest.Audit.OFF) // nobody has to ask the loser what it threw
  @Test
  void whatTheLoserThrowsCountsForNothing() {
    Supplier<Coroutine<String>> rude = () -> async(() -> {
      try {
        return await(sleep(seconds(60), "answer of A"));
      } finally {
        stopped.add("A");
        throwIt(new IllegalStateException("A will not be stopped"));
      }
    });
    assertEquals("answer of B", await(ask(rude, expert("B", 1))));
    assertEquals(List.of("A"), stopped, "who has stopped");
  }

  @Test
  void cancellingItEarlyStopsTheFirst() {
    var task = createTask(ask(expert("A", 60), expert("B", 60)), "ask");
    await(sleep(seconds(1)));
    task.cancel();
    assertCancelled(task);
    assertEquals(List.of("A"), stopped, "who has stopped");
    assertEquals(List.of("A"), asked, "who was asked");
  }

  @Test
  void cancellingItStopsBoth() {
    var task = createTask(ask(expert("A", 60), expert("B", 60)), "ask");
    await(sleep(seconds(10)));
    task.cancel();
    assertCancelled(task);
    assertEquals(Set.of("A", "B"), Set.copyOf(stopped), "who has stopped");
  }

  private static Coroutine<String> ask(
      Supplier<Coroutine<String>> first,
      Supplier<Coroutine<String>> second) {
    return SecondOpinion.ask(first, second, seconds(2));
  }

  private static void throwIt(RuntimeException failure) {
    throw failure;
  }

  /// An expert who does not know.
  private Supplier<Coroutine<String>> failing(String name, int failsAfter) {
    return () -> async(() -> {
      asked.add(name);
      await(sleep(seconds(failsAfter)));
      throw new IllegalStateException(name + " does not know");
    });
  }

  /// An expert who needs half a second to leave when stopped.
  private Supplier<Coroutine<String>> expert(String name, int answersAfter) {
    return () -> async(() -> {
      asked.add(name);
      var answered = false;
      try {
        await(sleep(seconds(answersAfter)));
        answered = true;
        return "answer of " + name;
      } finally {
        if (!answered) {
          await(sleep(seconds(0.5)));
          stopped.add(name);
        }
      }
    });
  }
}
