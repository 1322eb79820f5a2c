package dev.loopbook.explore;

import static dev.loopbook.explore.Explored.program;
import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.explore.Explored.World;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Handle;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /// Rounds of ten callbacks. The first to run in a round cancels the others, so that each round
  /// makes the tree ten times as large.
  private static void rounds(World world, int count) {
    run(
        async(
            () -> {
              for (var round = 0; round < count; round++) {
                Future<Integer> first = EventLoop.running().createFuture();
                var handles = new ArrayList<Handle>();
                for (var i = 0; i < 10; i++) {
                  var number = i;
                  handles.add(
                      EventLoop.running()
                          .callSoon(
                              () -> {
                                handles.forEach(Handle::cancel);
                                first.setResult(number);
                              }));
                }
                world.print(await(first));
              }
            }));
  }

  @ParameterizedTest
  @CsvSource({"7, false", "9, true"})
  void aTreeOfTenToThePowerOfItsRoundsIsAnsweredWithThatNumber(int rounds, boolean reduces) {
    var alive = new LoopsAlive(3);
    var progress = new ExplorationProgress();
    var explorer =
        program(
                world -> {
                  rounds(world, rounds);
                  run(async(() -> alive.note(EventLoop.running())));
                })
            .withMost(Explorer.USUAL_MOST, Explorer.USUAL_EFFORT / 10)
            .watchedBy(progress);
    var exploration = (reduces ? explorer.withReduction() : explorer).explore();

    assertEquals(Exploration.Method.SAMPLED, exploration.method());
    assertFalse(exploration.isProven());
    assertEquals(Math.pow(10, rounds), exploration.estimate().orElseThrow().orders());
    assertEquals(0, exploration.estimate().orElseThrow().error());
    assertTrue(exploration.sample().deviations() >= 1, exploration.sample().toString());
    assertTrue(progress.runs() < 10_000, progress.runs() + " runs");
    assertTrue(alive.looks > 3, alive.looks + " looks");
  }

  @Test
  void aTreeThatIsTooLargeIsAnsweredWithLittleEffort() {
    var progress = new ExplorationProgress();
    var exploration = program(world -> tasks(world, 6)).watchedBy(progress).explore();

    assertEquals(Exploration.Method.SAMPLED, exploration.method());
    var sample = exploration.sample();
    assertEquals(2, sample.deviations());
    assertEquals(exploration.orders(), sample.near() + sample.random() + sample.classes());
    // a run has 20 callbacks
    assertTrue(progress.runs() < Explorer.USUAL_EFFORT / 20, progress.runs() + " runs");
  }

  @Test
  void aTreeOfLongRunsIsAnsweredWithFewerOfThem() {
    var progress = new ExplorationProgress();
    var exploration =
        program(world -> tasks(world, 300)).withReduction().watchedBy(progress).explore();

    assertEquals(Exploration.Method.SAMPLED, exploration.method());
    assertTrue(exploration.orders() > 100, exploration.orders() + " orders");
    assertTrue(progress.runs() < Explorer.USUAL_EFFORT / 900, progress.runs() + " runs");
  }

  @Test
  void aSampleIsTheSameWithSeveralJobs() {
    var alone = program(world -> tasks(world, 5)).withReduction().withMost(1_000);

    assertEquals(alone.explore(), alone.withJobs(3).explore());
    assertEquals(alone.exploreAtRandom(500, 1), alone.withJobs(3).exploreAtRandom(500, 1));
  }

  @Test
  void anExplorationThatIsStoppedAtOnceStillKnowsFirstInFirstOut() {
    var progress = new ExplorationProgress();
    progress.stop();
    var exploration = program(world -> tasks(world, 6)).watchedBy(progress).explore();

    assertEquals(Exploration.Method.CUT_SHORT, exploration.method());
    assertEquals(exploration.fifo(), exploration.found().getFirst().key());
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

  /// Makes sure that no more than so many loops are alive, now and then during a walk.
  private static final class LoopsAlive {
    private static final int SOMETIMES = 400;

    private final int most;
    private final List<WeakReference<EventLoop>> loops = new ArrayList<>();
    private int looks;

    LoopsAlive(int most) {
      this.most = most;
    }

    void note(EventLoop loop) {
      loops.add(new WeakReference<>(loop));
      if (loops.size() % SOMETIMES == 0) {
        System.gc();
        loops.removeIf(each -> each.get() == null);
        assertTrue(loops.size() <= most, loops.size() + " loops are still there");
        looks++;
      }
    }
  }

  private static void walks(String walk, Explorer explorer) {
    switch (walk) {
      case "reduced" -> explorer.withReduction().withMost(4_000).explore();
      case "near" -> explorer.exploreDeviations(2);
      case "random" -> explorer.exploreAtRandom(2_000, 1);
      default -> throw new IllegalArgumentException(walk);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reduced", "near", "random"})
  void whatIsKeptDoesNotGrowWithTheNumberOfOrders(String walk) {
    var alive = new LoopsAlive(3);
    walks(
        walk,
        program(
            world ->
                run(
                    async(
                        () -> {
                          alive.note(EventLoop.running());
                          tasks(6).forEach(Async::createTask);
                          await(sleep(Async.millis(1)));
                        }))));

    assertTrue(alive.looks > 3, alive.looks + " looks");
  }

  private static Stream<Coroutine<Void>> tasks(int count) {
    var shared = new Explored.Cell();
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                async(
                    () -> {
                      shared.set(number);
                      await(sleep(Duration.ZERO));
                      shared.set(-number);
                    }));
  }

  @Test
  void aProgramThatVariesIsRefusedInWords() {
    var runs = new int[1];
    var sometimesTwo =
        program(
            world ->
                run(
                    async(
                        () -> {
                          var more = ++runs[0] % 2 == 0 ? List.of("b", "c") : List.of("b");
                          var all = new ArrayList<Coroutine<Void>>();
                          more.forEach(name -> all.add(async(() -> {})));
                          await(gather(all));
                          world.print("over");
                        })));
    var refused = assertThrows(NotDeterministic.class, sometimesTwo::explore);
    assertTrue(
        refused
            .getMessage()
            .matches(
                "first in, first out prints the same each time, but has (no choice|3 choices) in one"
                    + " run and (?!\\1)(no choice|3 choices) in the next"),
        refused.getMessage());

    var counts = program(world -> run(async(() -> world.print(++runs[0]))));
    refused = assertThrows(NotDeterministic.class, counts::explore);
    assertTrue(
        refused
            .getMessage()
            .matches(
                "first in, first out comes to \"\\d+\", finished; the second time to \"\\d+\", finished"),
        refused.getMessage());
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
    assertEquals("outcome 0", tally.found().getFirst().key());
  }

  @Test
  void whichOutcomesAreToldDoesNotDependOnWhichCameFirst() {
    var names =
        new ArrayList<>(
            IntStream.range(0, Tally.MOST_OUTCOMES + 50).mapToObj(i -> "outcome " + i).toList());
    var forth = told(names);
    Collections.reverse(names.subList(1, names.size()));

    assertEquals(forth, told(names));
    assertTrue(forth.contains("outcome 7777"), "a failure is told in any case");
  }

  private static Set<String> told(List<String> names) {
    var tally = new Tally(RunResult::output);
    var run = new RecordingChooser(Picker.following(Order.fifo()), 10);
    for (var round = 0; round < 2; round++) {
      for (var name : names) {
        var failed = name.equals("outcome 7777");
        tally.accept(new Trials.Run(run, new RunResult(name, "finished", List.of(), failed)));
      }
    }
    assertEquals(2 * 50, tally.untold());
    return tally.found().stream().map(Found::key).collect(Collectors.toSet());
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

  @Test
  void aSearchThroughAllOrdersRunsEachOnce() {
    var runs = new AtomicInteger();
    var search =
        program(
                world -> {
                  runs.incrementAndGet();
                  tasks(world, 2);
                })
            .searchSome(100, 1);

    assertEquals(20, search.orders());
    assertEquals(20, runs.get());
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
