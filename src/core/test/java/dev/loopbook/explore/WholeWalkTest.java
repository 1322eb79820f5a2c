package dev.loopbook.explore;

import static dev.loopbook.explore.Explored.counts;
import static dev.loopbook.explore.Explored.program;
import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.explore.Explored.World;
import dev.loopbook.loop.Coroutine;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WholeWalkTest {

  private static Coroutine<Void> increment(World world, Duration pause) {
    return async(
        () -> {
          var count = world.cell("count");
          var read = count.get();
          await(sleep(pause));
          count.set(read + 1);
        });
  }

  private static Explorer lostUpdate(int tasks, Duration pause) {
    return program(
        world ->
            run(
                async(
                    () -> {
                      await(
                          gather(
                              IntStream.range(0, tasks)
                                  .mapToObj(_ -> increment(world, pause))
                                  .toList()));
                      world.print(world.cell("count").get());
                    })));
  }

  @Test
  void theLostUpdateOfThreeTasksHasAllItsOrdersCounted() {
    var exploration = lostUpdate(3, Duration.ZERO).explore();

    assertEquals(Exploration.Method.WHOLE, exploration.method());
    assertEquals(1680, exploration.orders()); // 9! / (3!)^3
    assertEquals(Map.of("1", 756L, "2", 756L, "3", 168L), counts(exploration));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 40})
  void sharesOfTheOrdersPutTogetherAreTheWhole(int count) {
    var explorer = lostUpdate(3, Duration.ZERO);
    var shares =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> explorer.withJobs(1 + number % 2).exploreShare(number, count))
            .map(Optional::orElseThrow)
            .toList();

    assertEquals(explorer.explore(), OrderShare.merged(shares.reversed()));
    assertTrue(
        shares.stream().allMatch(share -> share.orders() < 1680.0 / count * 1.7), shares::toString);
  }

  @Test
  void whereThereAreFewerOrdersThanSharesSomeSharesHaveNone() {
    var explorer = lostUpdate(2, Duration.ZERO);
    var shares =
        IntStream.rangeClosed(1, 30)
            .mapToObj(number -> explorer.exploreShare(number, 30).orElseThrow())
            .toList();

    assertEquals(20, shares.stream().mapToLong(OrderShare::orders).sum());
    assertEquals(explorer.explore(), OrderShare.merged(shares));
  }

  @Test
  void ofTooManyOutcomesSharesKeepThoseThatTheWholeKeeps() {
    var explorer =
        program(
            world ->
                run(
                    async(
                        () -> {
                          for (var i = 0; i < 8; i++) {
                            createTask(prints(world, "task " + i));
                          }
                          await(sleep(millis(1)));
                        })));
    var whole = explorer.explore(); // 8! outcomes
    var shares =
        IntStream.rangeClosed(1, 3)
            .mapToObj(number -> explorer.exploreShare(number, 3).orElseThrow())
            .toList();

    assertEquals(40_320, whole.orders());
    assertEquals(30_320, whole.untold());
    assertEquals(whole, OrderShare.merged(shares));
  }

  private static Coroutine<Void> prints(World world, String text) {
    return async(() -> world.print(text));
  }

  @Test
  void aShareThatIsStoppedIsOfNoUse() {
    var progress = new ExplorationProgress();
    progress.stop();

    var share = lostUpdate(3, Duration.ZERO).watchedBy(progress).exploreShare(1, 2);

    assertEquals(Optional.empty(), share);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TICK", "TIMING"})
  void withinTicksAndByTimingItLosesTheSameUpdatesAlways(Freedom freedom) {
    assertEquals(
        java.util.Set.of("1"),
        counts(lostUpdate(3, Duration.ZERO).with(freedom).explore()).keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TICK", "TIMING", "ANY", "ALL"})
  void whereAllReadBeforeAnybodyCanWriteNoOrderMakesADifference(Freedom freedom) {
    var exploration = lostUpdate(3, millis(10)).with(freedom).explore();

    assertTrue(exploration.isProven());
    assertEquals(java.util.Set.of("1"), counts(exploration).keySet());
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "2, 1", "2, 2", "2, 3", "3, 0", "3, 1", "4, 0", "2, 5"})
  void tasksInStepsHaveAsManyOrdersAsTheMultinomialSays(int tasks, int pauses) {
    var exploration =
        program(
                _ ->
                    run(
                        async(
                            () -> {
                              await(
                                  gather(
                                      IntStream.range(0, tasks)
                                          .mapToObj(_ -> pausing(pauses))
                                          .toList()));
                            })))
            .explore();

    // each task starts, resumes after each pause, and tells the gather that it is done
    assertEquals(multinomial(tasks, pauses + 2).longValueExact(), exploration.orders());
  }

  private static Coroutine<Void> pausing(int times) {
    return async(
        () -> {
          for (var i = 0; i < times; i++) {
            await(sleep(Duration.ZERO));
          }
        });
  }

  private static BigInteger multinomial(int lines, int steps) {
    var orders = factorial(lines * steps);
    for (var i = 0; i < lines; i++) {
      orders = orders.divide(factorial(steps));
    }
    return orders;
  }

  private static BigInteger factorial(int n) {
    return IntStream.rangeClosed(1, n)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void sleepersOfUnknownDurationComeInEveryOrder(int tasks) {
    var exploration =
        program(
                world ->
                    run(
                        async(
                            () -> {
                              for (var i = 0; i < tasks; i++) {
                                createTask(sleeper(world, i), "sleeper-" + i);
                              }
                              await(sleep(millis(10 * (tasks + 1))));
                            })))
            .with(Freedom.TIMING)
            .explore();

    assertTrue(exploration.isProven());
    // The main task may wake before any of them; what it leaves is cancelled then.
    var orders = BigInteger.ZERO;
    for (var awake = 0; awake <= tasks; awake++) {
      orders = orders.add(factorial(tasks).divide(factorial(tasks - awake)));
    }
    assertEquals(orders.longValueExact(), exploration.orders());
  }

  private static Coroutine<Void> sleeper(World world, int number) {
    return async(
        () -> {
          await(sleep(millis(10 * (number + 1))));
          world.print(number);
        });
  }

  @Test
  void aHundredTasksThatAllWriteTheSameAreProvenInOneOrder() {
    var exploration = lostUpdate(100, millis(1)).withReduction().explore();

    assertEquals(Exploration.Method.REDUCED, exploration.method());
    assertEquals(Map.of("1", 1L), counts(exploration));
    assertTrue(exploration.estimate().orElseThrow().orders() > 1e150);
  }

  @Test
  void aReducedWalkComesToOrdersAsNearAsAWholeOne() {
    var whole = lostUpdate(3, Duration.ZERO);
    var reduced = whole.withMost(1679).withReduction().explore();

    assertEquals(Exploration.Method.REDUCED, reduced.method());
    assertEquals(deviations(whole.explore()), deviations(reduced));
    var random = whole.exploreAtRandom(200, 1);
    assertEquals(deviations(whole.explore()), deviations(random));
  }

  private static Map<String, Integer> deviations(Exploration exploration) {
    return exploration.found().stream()
        .collect(Collectors.toMap(found -> found.key(), found -> found.nearest().deviations()));
  }

  @Test
  void firstInFirstOutIsTheOrderOfZeros() {
    var exploration = lostUpdate(2, Duration.ZERO).explore();

    assertEquals(Order.fifo(), exploration.found().getFirst().nearest());
    assertEquals(exploration.fifo(), exploration.found().getFirst().key());
  }

  @Test
  void severalThreadsCountTheSame() {
    var alone = lostUpdate(3, Duration.ZERO).explore();
    var shared = lostUpdate(3, Duration.ZERO).withJobs(4).explore();

    assertEquals(alone, shared);
  }

  @Test
  void aTreeThatIsTooLargeIsNotCountedAsWhole() {
    var exploration = lostUpdate(3, Duration.ZERO).withMost(1679).explore();

    assertEquals(Exploration.Method.SAMPLED, exploration.method());
    var estimate = exploration.estimate().orElseThrow();
    assertEquals(1680, estimate.orders(), 4 * estimate.error());
  }
}
