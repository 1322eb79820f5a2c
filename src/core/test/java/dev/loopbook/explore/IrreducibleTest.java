package dev.loopbook.explore;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.busy;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.explore.Explored.World;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Where the reduction has no model, an exploration says so and reduces nothing.
final class IrreducibleTest {

  private static final int TASKS = 8;

  /// A program of eight tasks, too many to walk whole, each of which does `step` in between.
  private static Consumer<World> tasksThat(Consumer<World> step) {
    return world -> tasksThat(world, Async::run, step);
  }

  private static void tasksThat(
      World world, Consumer<Coroutine<Void>> runner, Consumer<World> step) {
    runner.accept(
        async(
            () -> {
              var all =
                  Stream.generate(
                          () ->
                              async(
                                  () -> {
                                    await(sleep(Duration.ZERO));
                                    step.accept(world);
                                    await(sleep(Duration.ZERO));
                                  }))
                      .limit(TASKS)
                      .toList();
              await(gather(all));
            }));
  }

  static Stream<Arguments> programs() {
    var schedule = "the program asks which tick it is, or what is scheduled";
    return Stream.of(
        Arguments.of(schedule, tasksThat(world -> world.print(EventLoop.running().tick()))),
        Arguments.of(schedule, tasksThat(world -> world.print(EventLoop.running()))),
        Arguments.of(schedule, tasksThat(world -> world.print(EventLoop.running().ready().size()))),
        Arguments.of(schedule, tasksThat(world -> world.print(EventLoop.running().timers()))),
        Arguments.of(
            schedule,
            tasksThat(
                world -> {
                  try {
                    world.print(EventLoop.running().tick());
                  } catch (Throwable swallowed) {
                    world.print("nothing");
                  }
                })),
        Arguments.of(
            schedule,
            (Consumer<World>)
                world -> {
                  var loop = EventLoop.create();
                  tasksThat(world, loop::runUntilComplete, _ -> {});
                  world.print(loop.tick());
                  loop.close();
                }),
        Arguments.of(
            "time moved on while callbacks were ready, as busy(…) makes it",
            tasksThat(
                _ -> {
                  var sleeper = createTask(sleep(millis(1)));
                  busy(millis(2));
                  await(sleeper);
                })),
        Arguments.of(
            "the loop can stop while callbacks are ready",
            (Consumer<World>)
                _ ->
                    run(
                        async(
                            () ->
                                Stream.generate(() -> createTask(sleep(Duration.ZERO)))
                                    .limit(9)
                                    .toList()))));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void whatHasNoModelIsSaidAndNotReduced(String why, Consumer<World> program) {
    var exploration = Explored.program(program).withReduction().withMost(200).explore();

    assertEquals(Exploration.Method.SAMPLED, exploration.method());
    assertEquals(why, exploration.irreducible());
  }
}
