package dev.loopbook.judge.child;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.busy;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.program.CodePlace;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LoopWatchTest {
  private static final StackLines LINES = new StackLines(Set.of(Answer.class.getName()), Set.of());

  /// What the student wrote, with the line of each that the watch has to find.
  private static final class Answer {
    static int line;

    static Coroutine<?> sleeps(int count) {
      return async(
          () -> {
            for (var i = 0; i < count; i++) {
              line = lineAfter(new Throwable());
              await(sleep(seconds(1)));
            }
            return null;
          });
    }

    static Coroutine<?> awaitsElsewhere(int count) {
      return async(
          () -> {
            for (var i = 0; i < count; i++) {
              var nap = sleep(seconds(1));
              line = lineAfter(new Throwable());
              await(nap);
            }
            return null;
          });
    }

    static Coroutine<?> holdsTheLoopInParts() {
      return async(
          () -> {
            await(sleep(seconds(60)));
            busy(seconds(4));
            for (var i = 0; i < 3; i++) {
              line = lineAfter(new Throwable());
              busy(seconds(2));
            }
            return null;
          });
    }

    static Coroutine<?> holdsTheLoopAtOnce() {
      return async(
          () -> {
            line = lineAfter(new Throwable());
            busy(seconds(10));
            for (var i = 0; i < 4; i++) {
              busy(seconds(2));
            }
            return null;
          });
    }

    private static int lineAfter(Throwable here) {
      return here.getStackTrace()[0].getLineNumber() + 1;
    }
  }

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> halts = new ArrayList<>();

  private LoopWatch watch(long mostTicks) {
    return new LoopWatch(LINES, mostTicks, new MessageSender(out, SmallJob.SECRET, halts::add));
  }

  private static <T> T watched(LoopWatch watch, Coroutine<T> main) throws Exception {
    return LoopSetup.standard().withVirtualTime().withListener(watch).call(() -> run(main));
  }

  private static Optional<CodePlace> lineOfAnswer() {
    return Optional.of(new CodePlace("LoopWatchTest.java", Answer.line));
  }

  @Test
  void theTicksOfEachTestAreCountedAnew() throws Exception {
    var watch = watch(1_000);
    var ticks =
        watched(
            watch,
            async(
                () -> {
                  await(sleep(seconds(1)));
                  return EventLoop.running().tick() + " ticks, " + watch.ticks() + " watched";
                }));
    assertEquals("3 ticks, 3 watched", ticks);
    watch.testBegins();
    assertEquals(0, watch.ticks());
  }

  @Test
  void theLineThatHeldALoopLongestInAllIsKnown() throws Exception {
    var watch = watch(1_000);
    assertEquals(Optional.empty(), watch.heldLongest());
    watched(watch, Answer.holdsTheLoopInParts());
    assertEquals(lineOfAnswer(), watch.heldLongest());
    watch.testBegins();
    assertEquals(Optional.empty(), watch.heldLongest());
    watched(watch, Answer.holdsTheLoopAtOnce());
    assertEquals(lineOfAnswer(), watch.heldLongest());
  }

  @Test
  void aTickTooManyEndsTheProcessAtTheLineThatWasReached() throws Exception {
    var watch = watch(400);
    watched(watch, Answer.sleeps(150));
    assertEquals(List.of(), halts);
    watch.testBegins();
    watched(watch, Answer.sleeps(250));
    assertEquals(
        List.of(new Message.Stopped(Message.Limit.TICKS, lineOfAnswer())),
        SmallJob.read(out.toByteArray(), SmallJob.SECRET));
    assertEquals(List.of(0), halts);
  }

  @Test
  void theLineThatAwaitsIsTheOneThatWasReached() throws Exception {
    watched(watch(400), Answer.awaitsElsewhere(250));
    assertEquals(
        List.of(new Message.Stopped(Message.Limit.TICKS, lineOfAnswer())),
        SmallJob.read(out.toByteArray(), SmallJob.SECRET));
  }

  @Test
  void exactlyTheMostTicksAreAllowed() throws Exception {
    var unlimited = watch(1_000);
    watched(unlimited, sleep(seconds(1)));
    watched(watch(unlimited.ticks()), sleep(seconds(1)));
    assertEquals(List.of(), halts);
    watched(watch(unlimited.ticks() - 1), sleep(seconds(1)));
    assertEquals(List.of(0), halts);
  }
}
