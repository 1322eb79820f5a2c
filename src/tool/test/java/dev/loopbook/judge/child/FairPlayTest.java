package dev.loopbook.judge.child;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.Task;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Its own lines are the student's.
final class FairPlayTest {
  private static final StackLines OWN =
      new StackLines(Set.of(FairPlayTest.class.getName()), Set.of());
  private static final StackLines OF_NOBODY = new StackLines(Set.of(), Set.of());
  private static final Optional<String> WOKEN =
      Optional.of("the answer ended a sleep before its time");

  private static FairPlay watched(FairPlay play, Coroutine<?> main) throws Exception {
    LoopSetup.standard().withVirtualTime().withListener(play).call(() -> run(main));
    return play;
  }

  @Test
  void anAnswersOwnLoopIsFoulUnlessTheExerciseIsAboutThem() throws Exception {
    var foul = Optional.of("the answer runs a loop of its own, whose time no test sees");
    assertEquals(foul, watched(new FairPlay(OWN, false), sleep(seconds(1))).foul());
    assertEquals(Optional.empty(), watched(new FairPlay(OWN, true), sleep(seconds(1))).foul());
    assertEquals(
        Optional.empty(), watched(new FairPlay(OF_NOBODY, false), sleep(seconds(1))).foul());
  }

  @Test
  void aSleepThatEndsBeforeItsTimeIsFoul() throws Exception {
    var play = watched(new FairPlay(OWN, true), wakes(sleep(seconds(5))));
    assertEquals(WOKEN, play.foul());
    play.testBegins();
    assertEquals(Optional.empty(), play.foul());
  }

  @Test
  void aSleepThatIsCancelledIsFair() throws Exception {
    var play =
        watched(
            new FairPlay(OWN, true),
            async(
                () -> {
                  var sleeper = createTask(sleep(seconds(5)));
                  await(sleep(seconds(1)));
                  sleeper.cancel();
                  await(sleep(seconds(1)));
                  return null;
                }));
    assertEquals(Optional.empty(), play.foul());
  }

  @Test
  void aFutureOfTheAnswersOwnMayBeSetAtAnyTime() throws Exception {
    var play =
        watched(
            new FairPlay(OWN, true),
            async(
                () -> {
                  Future<String> own = EventLoop.running().createFuture();
                  EventLoop.running().callLater(seconds(9), () -> {});
                  var waiter =
                      createTask(
                          async(
                              () -> {
                                EventLoop.running().callLater(seconds(9), () -> {});
                                return await(own);
                              }));
                  await(sleep(seconds(1)));
                  own.setResult("set");
                  return await(waiter);
                }));
    assertEquals(Optional.empty(), play.foul());
  }

  @Test
  void whatATestBeforeHasLeftIsForgotten() throws Exception {
    var play = new FairPlay(OWN, true);
    watched(
        play,
        async(
            () -> {
              var sleeper = createTask(sleep(seconds(5)));
              await(sleep(seconds(1)));
              play.testBegins();
              wake(sleeper);
              await(sleep(seconds(1)));
              return null;
            }));
    assertEquals(Optional.empty(), play.foul());
  }

  /// Returns a coroutine that ends another's sleep by setting its future.
  private static Coroutine<?> wakes(Coroutine<?> sleeping) {
    return async(
        () -> {
          var sleeper = createTask(sleeping);
          await(sleep(seconds(1)));
          wake(sleeper);
          return await(sleeper);
        });
  }

  @SuppressWarnings("unchecked")
  private static void wake(Task<?> sleeper) {
    ((Future<Object>) sleeper.awaiting().orElseThrow()).setResult("woken");
  }
}
