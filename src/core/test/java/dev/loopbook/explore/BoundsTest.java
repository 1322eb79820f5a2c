package dev.loopbook.explore;

import static dev.loopbook.explore.Explored.program;
import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.explore.Explored.World;
import dev.loopbook.loop.EventLoop;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// An exploration takes no more time and memory than it's allowed, however many orders there are.
final class BoundsTest {

  /// Tasks that print when they start and after a pause.
  private static void tasks(World world, int count) {
    run(
        async(
            () -> {
              await(
                  gather(
                      IntStream.range(0, count)
                          .mapToObj(
                              number ->
                                  async(
                                      () -> {
                                        world.print("a" + number);
                                        await(sleep(Duration.ZERO));
                                        world.print("b" + number);
                                      }))
                          .toList()));
            }));
  }

  @Test
  void aTreeOfAHundredBillionOrdersIsAnsweredWithinTheBound() {
    var progress = new ExplorationProgress();
    var exploration =
        program(world -> tasks(world, 6)).withMost(1_000).watchedBy(progress).explore();

    assertEquals(Exploration.Method.SAMPLED, exploration.method());
    assertFalse(exploration.isProven());
    assertEquals(1_000, exploration.orders());
    assertTrue(progress.runs() < 4_000, progress.runs() + " runs");
    // 18! / (3!)^6 = 137,225,088,000
    var estimate = exploration.estimate().orElseThrow();
    assertEquals(137_225_088_000.0, estimate.orders(), 5 * estimate.error());
  }

  @Test
  void aBoundOfDeviationsRunsExactlyThose() {
    var tree = program(world -> tasks(world, 3));
    var none = tree.exploreDeviations(0);
    var one = tree.exploreDeviations(1);
    var all = tree.exploreDeviations(100);

    assertEquals(1, none.orders());
    assertEquals(Exploration.Method.DEVIATIONS, one.method());
    var options = new ArrayList<Integer>();
    Trials.first(new Explored(world -> tasks(world, 3)), Freedom.ANY)
        .run(
            (_, among) -> {
              options.add(among - 1);
              return 0;
            });
    assertEquals(1 + options.stream().mapToInt(Integer::intValue).sum(), one.orders());
    assertEquals(Exploration.Method.WHOLE, all.method());
    assertEquals(1680, all.orders());
  }

  @Test
  void nothingOfARunIsKept() {
    var loops = new ArrayList<WeakReference<EventLoop>>();
    var exploration =
        program(
                world ->
                    run(
                        async(
                            () -> {
                              loops.add(new WeakReference<>(EventLoop.running()));
                              await(gather(sleep(Duration.ZERO), sleep(Duration.ZERO)));
                              world.print("done");
                            })))
            .explore();
    System.gc();

    assertEquals(20, exploration.orders());
    var alive = loops.stream().map(WeakReference::get).filter(loop -> loop != null).count();
    assertTrue(alive <= 1, alive + " of " + loops.size() + " loops are still there");
  }

  @Test
  void outcomesWithoutEndAreCountedTogether() {
    var tally = new Tally(RunResult::output);
    var run = new RecordingChooser(Picker.following(Order.fifo()), 10);
    for (var i = 0; i < Tally.MOST_OUTCOMES + 5; i++) {
      tally.accept(
          new Trials.Run(run, new RunResult("outcome " + i, "finished", List.of(), false)));
    }
    assertEquals(Tally.MOST_OUTCOMES, tally.found().size());
    assertEquals(5, tally.untold());
    assertEquals(Tally.MOST_OUTCOMES + 5, tally.runs());
  }

  @Test
  void aSearchEndsAtTheFirstFailureAndBringsItNear() {
    var explorer =
        program(
            world ->
                run(
                    async(
                        () -> {
                          tasksThatFailIfLastComesFirst(world);
                        })));
    var search = explorer.searchSome(400, 1);

    var failure = search.failure().orElseThrow();
    assertFalse(search.isWhole());
    assertTrue(search.orders() <= 400, search.orders() + " orders");
    assertTrue(failure.nearest().deviations() <= 2, failure.nearest().toString());
    assertEquals(Optional.empty(), program(world -> tasks(world, 2)).searchSome(100, 1).failure());
    assertTrue(program(world -> tasks(world, 2)).searchSome(100, 1).isWhole());
    assertTrue(program(world -> tasks(world, 2)).searchAll().isWhole());
    assertEquals(20, program(world -> tasks(world, 2)).searchAll().orders());
  }

  private static void tasksThatFailIfLastComesFirst(World world) {
    var first = world.cell("first");
    await(
        gather(
            IntStream.range(1, 5)
                .mapToObj(
                    number ->
                        async(
                            () -> {
                              if (first.get() == 0) {
                                first.set(number);
                              }
                              if (number == 1 && first.get() == 4) {
                                throw new IllegalStateException("4 came first");
                              }
                            }))
                .toList()));
  }
}
