package dev.loopbook.explore;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.explore.Explored.World;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.sync.Event;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where any timer may be the next one due, those that can't be told apart come in one order.
final class TimerReductionTest {

  private static Consumer<World> tasks(int count, int times, boolean shared) {
    return world -> {
      var cells = IntStream.range(0, count).mapToObj(i -> world.cell("c" + i)).toList();
      run(
          async(
              () -> {
                cells.forEach(cell -> cell.set(-1));
                await(
                    gather(
                        IntStream.range(0, count)
                            .mapToObj(
                                number ->
                                    waiting(cells.get(shared ? 0 : number), times, number + 1))
                            .toList()));
              }));
    };
  }

  private static Coroutine<Void> waiting(Explored.Cell cell, int times, int number) {
    return async(
        () -> {
          for (var i = 0; i < times; i++) {
            await(sleep(millis(number)));
            cell.set(10 * number + i);
          }
        });
  }

  private static Exploration explore(Consumer<World> program, Freedom freedom, long most) {
    return Explored.program(program).with(freedom).withReduction().withMost(most).explore();
  }

  /// Runs it whole and reduced, and returns how many orders and how many classes there are.
  private static String compared(Consumer<World> program, Freedom freedom) {
    var whole = explore(program, freedom, 100_000);
    assertEquals(Exploration.Method.WHOLE, whole.method());
    var reduced = reduced(program, freedom, Dependence.TRUE);
    assertEquals(
        outcomes(whole),
        reduced.found().stream().map(Found::key).collect(Collectors.toCollection(TreeSet::new)));
    return whole.orders() + " -> " + reduced.runs();
  }

  private static Tally reduced(Consumer<World> program, Freedom freedom, Dependence dependence) {
    var trials = Trials.first(new Explored(program), freedom);
    trials.run(Picker.following(Order.fifo()));
    var tally = new Tally(RunResult::toString);
    new ReducedWalk(
            trials, freedom, dependence, tally, Budget.ofOrders(100_000), new ExplorationProgress())
        .walk();
    return tally;
  }

  private static Set<String> outcomes(Exploration exploration) {
    return exploration.found().stream()
        .map(Found::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 3, false, TIMING, 23 -> 4",
    "3, 2, false, TIMING, 93 -> 8",
    "3, 3, false, TIMING, 1747 -> 15",
    "3, 2, false, ALL, 720 -> 8",
    "3, 2, true, TIMING, 93 -> 93",
    "2, 2, true, ALL, 32 -> 8",
  })
  void timersWhoseStepsTouchNothingTogetherComeInOneOrder(
      int count, int times, boolean shared, Freedom freedom, String orders) {
    assertEquals(orders, compared(tasks(count, times, shared), freedom));
  }

  @Test
  void aTimeOutRacesWithTheReplyThatCancelsIt() {
    var orders =
        compared(
            world ->
                run(
                    async(
                        () -> {
                          for (var name : List.of("a", "b")) {
                            createTask(asking(world, name), name);
                          }
                          await(sleep(millis(100)));
                        })),
            Freedom.TIMING);

    assertEquals("14 -> 14", orders);
  }

  private static Coroutine<Void> asking(World world, String name) {
    return async(
        () -> {
          try {
            await(timeout(millis(20), () -> await(sleep(millis(10)))));
            world.print(name + " has a reply");
          } catch (TimeoutError _) {
            world.print(name + " gives up");
          }
        });
  }

  @Test
  void whoFinishesLastMayWakeTheOthersInTheMiddleOfItsStep() {
    var orders =
        compared(
            world ->
                run(
                    async(
                        () -> {
                          var event = new Event();
                          createTask(
                              async(
                                  () -> {
                                    await(event.waitSet());
                                    await(sleep(Duration.ZERO));
                                    world.print("later");
                                  }));
                          var first =
                              async(
                                  () -> {
                                    await(sleep(millis(1)));
                                    event.set();
                                  });
                          await(gather(first, sleep(millis(2))));
                          world.print("all");
                          await(sleep(millis(5)));
                        })),
            Freedom.TIMING);

    assertEquals("2 -> 2", orders);
  }

  /// What the timers did is looked at when the loop has ended, so that nothing but its end says
  /// that it mattered whether they fired.
  private static void endingBeforeTimers(World world) {
    run(
        async(
            () -> {
              for (var name : List.of("five", "six")) {
                var cell = world.cell(name);
                EventLoop.running().callLater(millis(name.length()), () -> cell.set(1));
              }
              await(sleep(millis(1)));
            }));
    world.print(world.cell("five").get() + " " + world.cell("six").get());
  }

  @Test
  void timersThatAreLeftWhenTheLoopEndsMightHaveFired() {
    assertEquals("5 -> 5", compared(TimerReductionTest::endingBeforeTimers, Freedom.TIMING));
    var broken =
        new Dependence() {
          @Override
          public boolean endsMatter() {
            return false;
          }
        };
    assertEquals(
        4,
        reduced(TimerReductionTest::endingBeforeTimers, Freedom.TIMING, Dependence.TRUE)
            .found()
            .size());
    assertEquals(
        3, reduced(TimerReductionTest::endingBeforeTimers, Freedom.TIMING, broken).found().size());
  }

  @Test
  void timersOfAProgramThatLooksAtTheClockComeInEveryOrder() {
    Consumer<World> program =
        world ->
            run(
                async(
                    () -> {
                      await(
                          gather(
                              IntStream.range(1, 4)
                                  .mapToObj(
                                      number ->
                                          async(
                                              () -> {
                                                await(sleep(millis(number)));
                                                await(sleep(millis(number)));
                                                world
                                                    .cell("c" + number)
                                                    .set((int) EventLoop.running().nanos());
                                              }))
                                  .toList()));
                      world.print(world.cell("c1").get() + " " + world.cell("c2").get());
                    }));

    assertEquals("93 -> 93", compared(program, Freedom.TIMING));
  }
}
