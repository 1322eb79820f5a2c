package dev.loopbook.explore;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Whoever waits is told of how many orders a walk has run how many, where that's known.
final class ExplorationProgressTest {

  private final ExplorationProgress progress = new ExplorationProgress();

  private Explorer explorer() {
    return Explored.program(
            world -> run(async(() -> await(gather(sleep(Duration.ZERO), sleep(Duration.ZERO))))))
        .watchedBy(progress);
  }

  @Test
  void aWholeWalkExpectsAboutAsManyOrdersAsThereAre() {
    explorer().explore();

    assertEquals(20, progress.runsOfWalk());
    assertTrue(progress.expected().isEstimate());
    assertEquals(20, progress.expected().orders(), 10);
  }

  @Test
  void aRandomWalkKnowsHowManyItRuns() {
    explorer().exploreAtRandom(30, 1);

    assertEquals(30, progress.runsOfWalk());
    assertEquals(new ExplorationProgress.Expected(30, false), progress.expected());
  }

  @Test
  void aWalkWithOneDeviationKnowsHowManyItRuns() {
    var run =
        Trials.first(
                new Explored(
                    _ ->
                        run(
                            async(
                                () -> await(gather(sleep(Duration.ZERO), sleep(Duration.ZERO)))))),
                Freedom.ANY)
            .run(Picker.following(Order.fifo()));

    var expected = DeviationWalk.expected(run, 1);
    assertEquals(explorer().exploreDeviations(1).orders(), expected);
    assertEquals(1, DeviationWalk.expected(run, 0));
  }

  @Test
  void aReducedWalkCannotTell() {
    progress.beginsAbout(7);
    progress.ran();
    progress.begins();

    assertFalse(progress.expected().orders() > 0);
    assertEquals(0, progress.runsOfWalk());
    assertEquals(1, progress.runs());
  }
}
