package ch12_time.e3_second_opinion;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.explore.Freedom;
import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.sync.Event;
import dev.loopbook.testkit.LoopTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// The same promises with other times and failures, and for several who ask at once.
@LoopTest
@HiddenTest
class SecondOpinionHiddenTest {
  private final List<String> atWork = new ArrayList<>();

  @Test
  void whoeverIsQuickerDecides(Draw draw) {
    for (int patience : draw.numbers(4, 1, 9)) {
      for (int first = 1; first <= 9; first += 2) {
        var ask =
            SecondOpinion.ask(
                expert("first", first + 0.25), expert("second", 2), seconds(patience));
        var quicker = first + 0.25 < patience + 2 ? "first" : "second";
        assertEquals(quicker, await(ask), "the answer");
        assertEquals(List.of(), atWork, "who is still at work");
      }
    }
  }

  @Test
  void anyPatienceIsKept(Draw draw) {
    var patience = draw.millis(1_001, 1_999);
    assertTakes(
        patience.plus(millis(1_002)), // a second for the second one, and a moment for each to leave
        SecondOpinion.ask(expert("first", 60), expert("second", 1), patience));
  }

  @Test
  void anAnswerMayTakeItsTime(Draw draw) {
    int takes = draw.number(61, 99);
    assertEquals(
        "first",
        await(SecondOpinion.ask(expert("first", takes), expert("second", 1), seconds(100))),
        "the answer, with a patience of 100 s");
    assertEquals(
        "second",
        await(SecondOpinion.ask(expert("first", 300), expert("second", takes), seconds(100))),
        "the answer, where the second takes " + takes + " s");
    assertEquals(
        "first",
        await(SecondOpinion.ask(expert("first", takes), expert("second", 300), seconds(1))),
        "the answer, where the second would take longer");
  }

  @Test
  void whoeverIsAtWorkStopsWheneverItIsCancelled() {
    for (int tenths = 0; tenths <= 35; tenths += 5) {
      var ask = SecondOpinion.ask(expert("first", 60), expert("second", 60), seconds(2));
      var task = createTask(ask, "ask");
      await(sleep(millis(tenths * 100L + 1)));
      task.cancel();
      assertCancelled(task);
      assertEquals(List.of(), atWork, "who is still at work");
    }
  }

  @Test
  void aTimeOutStopsBoth() {
    assertThrows(
        TimeoutError.class,
        () ->
            await(
                waitFor(
                    SecondOpinion.ask(expert("first", 60), expert("second", 60), seconds(2)),
                    seconds(5))));
    assertEquals(List.of(), atWork, "who is still at work");
  }

  @Test
  void anyExceptionIsAnAnswer() {
    Supplier<Coroutine<String>> failing = () -> async(() -> {
      await(sleep(seconds(1)));
      throw new IOException("no connection");
    });
    assertThrows(
        IOException.class,
        () -> await(SecondOpinion.ask(expert("first", 60), failing, seconds(3))));
    assertThrows(
        IOException.class,
        () -> await(SecondOpinion.ask(failing, expert("second", 1), seconds(3))));
    assertEquals(List.of(), atWork, "who is still at work");
  }

  @Test
  void anExpertMayFailBeforeTheyBegin() {
    Supplier<Coroutine<String>> absent =
        () -> {
          throw new IllegalArgumentException("not in today");
        };
    assertThrows(
        IllegalArgumentException.class,
        () -> await(SecondOpinion.ask(expert("first", 60), absent, seconds(3))),
        "a second expert who can't even be asked");
    assertEquals(List.of(), atWork, "who is still at work");
    assertThrows(
        IllegalArgumentException.class,
        () -> await(SecondOpinion.ask(absent, expert("second", 1), seconds(3))),
        "a first expert who can't even be asked");
    assertEquals(List.of(), atWork, "who is still at work");
  }

  @Test
  void anExpertsOwnTimeOutIsItsAnswer() {
    Supplier<Coroutine<String>> hasty =
        () -> waitFor(expert("first", 60).get(), seconds(1));
    List<String> asked = new ArrayList<>();
    Supplier<Coroutine<String>> second = () -> {
      asked.add("second");
      return expert("second", 1).get();
    };
    assertThrows(
        TimeoutError.class,
        () -> await(SecondOpinion.ask(hasty, second, seconds(3))),
        "what a first expert says whose own time-out strikes after 1 s, with a patience of 3 s");
    assertEquals(List.of(), asked, "who else was asked, though the first ended in time");
  }

  @Test
  void anErrorIsAnAnswerToo() {
    Supplier<Coroutine<String>> broken = () -> async(() -> {
      await(sleep(seconds(1)));
      throw new LinkageError("out of order");
    });
    assertThrows(
        LinkageError.class,
        () -> await(SecondOpinion.ask(expert("first", 60), broken, seconds(3))));
    assertThrows(
        LinkageError.class,
        () -> await(SecondOpinion.ask(broken, expert("second", 1), seconds(3))));
    assertEquals(List.of(), atWork, "who is still at work");
  }

  @Test
  @LoopTest(freedom = Freedom.TIMING) // in whatever order the timers fire
  void ifBothHaveEndedTheOneWhoEndedFirstDecides() {
    var firstHasEnded = new Event();
    Supplier<Coroutine<String>> first = () -> async(() -> {
      await(sleep(seconds(3)));
      firstHasEnded.set();
      return "first";
    });
    Supplier<Coroutine<String>> second = () -> async(() -> {
      await(firstHasEnded.waitSet());
      return "second";
    });
    assertEquals(
        "first",
        await(SecondOpinion.ask(first, second, seconds(2))),
        "the answer, where the second ends right after the first");
  }

  @Test
  @LoopTest(freedom = Freedom.TIMING)
  void soDoesAFirstWhoFails() {
    var firstHasEnded = new Event();
    Supplier<Coroutine<String>> first = () -> async(() -> {
      await(sleep(seconds(3)));
      firstHasEnded.set();
      throw new IOException("no connection");
    });
    Supplier<Coroutine<String>> second = () -> async(() -> {
      await(firstHasEnded.waitSet());
      return "second";
    });
    assertThrows(
        IOException.class,
        () -> await(SecondOpinion.ask(first, second, seconds(2))),
        "the first fails, and the second ends right after it");
  }

  @Test
  @LoopTest(audit = LoopTest.Audit.OFF) // nobody has to ask the loser what it threw
  void whateverTheLoserThrowsCountsForNothing() {
    for (var failure :
        List.of(
            new IOException("gone"), new TimeoutError(), new LinkageError("out of order"))) {
      Supplier<Coroutine<String>> rude = () -> async(() -> {
        try {
          return await(sleep(seconds(60), "first"));
        } catch (CancelledError asked) {
          throw failure;
        }
      });
      assertEquals(
          "second",
          await(SecondOpinion.ask(rude, expert("second", 1), seconds(2))),
          "the answer, where the first throws " + failure + " while it stops");
    }
  }

  @Test
  void whoIsCancelledBeforeTheyBeginLeavesNobodyAtWork() {
    var task =
        createTask(
            SecondOpinion.ask(expert("first", 60), expert("second", 60), seconds(2)), "ask");
    task.cancel();
    assertCancelled(task);
    await(sleep(seconds(3)));
    assertEquals(List.of(), atWork, "who is at work for a call that was cancelled at once");
  }

  @Test
  void anyAnswerIsAnAnswer() {
    assertEquals("", await(SecondOpinion.ask(expert("", 1), expert("second", 1), seconds(3))));
    assertEquals("", await(SecondOpinion.ask(expert("first", 60), expert("", 1), seconds(3))));
    assertEquals(List.of(), atWork, "who is still at work");
  }

  @Test
  void withoutPatienceBothAreAsked() {
    var ask = SecondOpinion.ask(expert("first", 60), expert("second", 1), seconds(0));
    assertEquals("second", await(ask), "the answer, where nobody waits for the first");
    assertEquals(List.of(), atWork, "who is still at work");
  }

  @Test
  void whoeverTakesLongToStopIsWaitedFor(Draw draw) {
    int cleanUp = draw.number(20, 90);
    Supplier<Coroutine<String>> untidy = () -> async(() -> {
      atWork.add("first");
      try {
        return await(sleep(seconds(600), "first"));
      } finally {
        await(sleep(seconds(cleanUp)));
        atWork.remove("first");
      }
    });
    assertEquals("second", await(SecondOpinion.ask(untidy, expert("second", 1), seconds(3))));
    assertEquals(List.of(), atWork, "who is still at work");
  }

  @Test
  void severalMayAskAtOnce() {
    var answers =
        await(gather(
            SecondOpinion.ask(expert("A", 9), expert("B", 1), seconds(2)),
            SecondOpinion.ask(expert("C", 3), expert("D", 9), seconds(1)),
            SecondOpinion.ask(expert("E", 1), expert("F", 1), seconds(5))));
    assertEquals(List.of("B", "C", "E"), answers, "the answers");
  }

  private Supplier<Coroutine<String>> expert(String name, double answersAfter) {
    return () -> async(() -> {
      atWork.add(name);
      try {
        return await(sleep(seconds(answersAfter), name));
      } finally {
        await(sleep(millis(1)));
        atWork.remove(name);
      }
    });
  }
}
