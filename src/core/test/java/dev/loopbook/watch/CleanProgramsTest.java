package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionGroup;
import dev.loopbook.loop.ExitStack;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.loop.Waited;
import dev.loopbook.sync.Barrier;
import dev.loopbook.sync.Condition;
import dev.loopbook.sync.Event;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.Semaphore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The audit stays silent on programs that leave nothing behind, whatever they do on the way.
class CleanProgramsTest {

  private static Coroutine<Integer> work(int millis) {
    return async(
        () -> {
          await(sleep(millis(millis)));
          return millis;
        });
  }

  private static Coroutine<Integer> failing(int millis) {
    return async(
        () -> {
          await(sleep(millis(millis)));
          throw new IllegalStateException("after " + millis);
        });
  }

  /// Runs `body`, which is expected to throw `error`.
  private static void expect(Class<? extends Throwable> error, Body.OfVoid body) throws Throwable {
    try {
      body.run();
    } catch (Throwable thrown) {
      if (error.isInstance(thrown)) {
        return;
      }
      throw thrown;
    }
    throw new AssertionError("nothing thrown");
  }

  private static final class Connection extends AsyncResource {
    @Override
    protected void release() {
      await(sleep(millis(5)));
    }
  }

  private static Arguments main(String name, Body.OfVoid program) {
    return arguments(name, program);
  }

  static Stream<Arguments> programs() {
    return Stream.of(
        main("nothing", () -> {}),
        main("a task that is awaited", () -> await(createTask(work(5)))),
        main("a gather", () -> await(gather(work(1), work(2)))),
        main(
            "a gather of which one fails, the others awaited",
            () -> {
              var slow = createTask(work(9));
              expect(IllegalStateException.class, () -> await(gather(failing(1), slow)));
              await(slow);
            }),
        main(
            "a gather of which two fail",
            () -> {
              expect(IllegalStateException.class, () -> await(gather(failing(1), failing(2))));
              await(sleep(millis(9)));
            }),
        main("a gather of outcomes", () -> await(gatherOutcomes(failing(1), work(2)))),
        main(
            "a gather that is cancelled",
            () -> {
              var both = gather(work(9), work(9));
              await(sleep(millis(1)));
              both.cancel();
              expect(CancelledError.class, () -> await(both));
            }),
        main(
            "waitFor in time and too late",
            () -> {
              await(waitFor(work(1), millis(5)));
              expect(TimeoutError.class, () -> await(waitFor(work(9), millis(5))));
              expect(TimeoutError.class, () -> await(waitFor(work(9), millis(0))));
            }),
        main(
            "time-outs, nested",
            () -> {
              await(timeout(millis(9), () -> await(timeout(millis(5), () -> await(work(1))))));
              expect(
                  TimeoutError.class,
                  () ->
                      await(
                          timeout(
                              millis(5), () -> await(timeout(seconds(9), () -> await(work(9)))))));
            }),
        main(
            "a task group",
            () ->
                await(
                    taskGroup(
                        group -> {
                          group.createTask(work(1));
                          group.createTask(work(2));
                        }))),
        main(
            "a task group whose child fails",
            () ->
                expect(
                    ExceptionGroup.class,
                    () ->
                        await(
                            taskGroup(
                                group -> {
                                  group.createTask(failing(1));
                                  group.createTask(failing(1));
                                  group.createTask(work(9));
                                })))),
        main(
            "a task group that is given work when it is over",
            () ->
                expect(
                    ExceptionGroup.class,
                    () ->
                        await(
                            taskGroup(
                                group -> {
                                  group.createTask(failing(1));
                                  try {
                                    await(sleep(millis(9)));
                                  } finally {
                                    expect(
                                        IllegalStateException.class,
                                        () -> group.createTask(work(1)));
                                  }
                                })))),
        main(
            "a shield whose task is awaited in the end",
            () -> {
              var inner = createTask(work(9));
              expect(TimeoutError.class, () -> await(waitFor(shield(inner), millis(1))));
              await(inner);
            }),
        main(
            "waitOn, the failures asked for",
            () -> {
              var tasks = List.of(createTask(work(1)), createTask(failing(2)));
              var first = await(waitOn(tasks, Waited.Until.FIRST_COMPLETED));
              first.pending().forEach(task -> expectFailure(task::result));
              await(waitOn(tasks)).done().forEach(task -> task.exception());
            }),
        main(
            "waitOn with a limit that is not needed",
            () ->
                await(
                    waitOn(List.of(createTask(work(1))), Waited.Until.ALL_COMPLETED, seconds(5)))),
        main(
            "asCompleted",
            () -> {
              for (var done : asCompleted(List.of(work(2), work(1)))) {
                done.result();
              }
              for (var next : asCompleted(List.of(work(2), work(1)), seconds(1)).results()) {
                await(next);
              }
            }),
        main(
            "a task cancelled and awaited",
            () -> {
              var task = createTask(work(9));
              await(sleep(millis(1)));
              task.cancel();
              expect(CancelledError.class, () -> await(task));
            }),
        main(
            "a task cancelled before its first step",
            () -> {
              var task = createTask(work(9));
              task.cancel();
              expect(CancelledError.class, () -> await(task));
            }),
        main(
            "a failure that is caught where it is awaited",
            () -> expect(IllegalStateException.class, () -> await(createTask(failing(1))))),
        main(
            "a failure that is looked at",
            () -> {
              var task = createTask(failing(1));
              await(waitOn(List.of(task)));
              task.exception();
            }),
        main(
            "locks in try-with-resources, with waiters and a cancelled one",
            () -> {
              var lock = new Lock();
              Body<Coroutine<Void>> user =
                  () ->
                      async(
                          () -> {
                            try (var _ = await(lock.acquire())) {
                              await(sleep(millis(3)));
                            }
                          });
              var a = createTask(user.run());
              var b = createTask(user.run());
              var c = createTask(user.run());
              await(sleep(millis(1)));
              b.cancel();
              await(gatherOutcomes(a, b, c));
            }),
        main(
            "a lock that is held when a time-out comes",
            () -> {
              var lock = new Lock();
              expect(
                  TimeoutError.class,
                  () ->
                      await(
                          timeout(
                              millis(1),
                              () -> {
                                try (var _ = await(lock.acquire())) {
                                  await(sleep(seconds(1)));
                                }
                              })));
            }),
        main(
            "a semaphore",
            () -> {
              var permits = new Semaphore(2);
              var users = new ArrayList<Coroutine<Void>>();
              for (var i = 0; i < 5; i++) {
                users.add(
                    async(
                        () -> {
                          try (var _ = await(permits.acquire())) {
                            await(sleep(millis(3)));
                          }
                        }));
              }
              await(gather(users));
            }),
        main(
            "a semaphore that one task takes and another gives back",
            () -> {
              var permits = new Semaphore(1);
              await(permits.acquire());
              await(createTask(async(() -> permits.release())));
            }),
        main(
            "an event, a condition and a barrier",
            () -> {
              var event = new Event();
              var condition = new Condition();
              var barrier = new Barrier(2);
              var tasks =
                  List.of(
                      createTask(
                          async(
                              () -> {
                                await(event.waitSet());
                              })),
                      createTask(
                          async(
                              () -> {
                                try (var _ = await(condition.acquire())) {
                                  await(condition.waitNotified());
                                }
                              })),
                      createTask(
                          async(
                              () -> {
                                await(barrier.waitAll());
                              })));
              await(sleep(millis(1)));
              event.set();
              try (var _ = await(condition.acquire())) {
                condition.notifyAllWaiters();
              }
              await(barrier.waitAll());
              await(gather(tasks));
            }),
        main(
            "a queue without counting, items left in it",
            () -> {
              var queue = new Queue<Integer>();
              queue.putNowait(1);
              queue.putNowait(2);
              await(queue.get());
            }),
        main(
            "a queue with counting and a worker that is cancelled",
            () -> {
              var queue = new Queue<Integer>(1);
              var worker =
                  createTask(
                      async(
                          () -> {
                            while (true) {
                              await(queue.get());
                              queue.taskDone();
                            }
                          }));
              for (var i = 0; i < 5; i++) {
                await(queue.put(i));
              }
              await(queue.join());
              worker.cancel();
            }),
        main(
            "a resource, an exit stack, a failure inside",
            () ->
                expect(
                    IllegalStateException.class,
                    () -> {
                      try (var stack = new ExitStack();
                          var _ = new Connection()) {
                        stack.enter(new Connection());
                        await(failing(1));
                      }
                    })),
        main(
            "generators: run to the end, closed early, never begun",
            () -> {
              for (var _ : generate(out -> out.yield(1))) {
                await(sleep(millis(1)));
              }
              try (var numbers = generate(out -> out.yield(1))) {
                for (var _ : numbers) {
                  break;
                }
              }
              generate(out -> out.yield(1));
            }),
        main("work on a thread", () -> await(toThread(() -> 1))),
        main(
            "a timer that runs and one that is cancelled",
            () -> {
              var loop = EventLoop.running();
              loop.callLater(millis(1), () -> {});
              loop.callLater(seconds(5), () -> {}).cancel();
              await(sleep(millis(2)));
            }),
        main(
            "a future that is cancelled, one with a value, one with a failure that is read",
            () -> {
              var loop = EventLoop.running();
              loop.createFuture().cancel();
              loop.<Integer>createFuture().setResult(1);
              var failed = loop.createFuture();
              failed.setException(new IllegalStateException());
              failed.exception();
              loop.createFuture(); // nobody waits for it
            }),
        main(
            "a callback that fails is the exception handler's matter",
            () -> {
              EventLoop.running().setExceptionHandler((_, _) -> {});
              EventLoop.running()
                  .callSoon(
                      () -> {
                        throw new IllegalStateException("in a callback");
                      });
              await(sleep(millis(1)));
            }),
        main("a deep chain of coroutines", () -> await(nested(50))),
        main("a program that fails", () -> await(failing(1))),
        main("a program that holds the loop", () -> busy(seconds(1))),
        main("a program that can never go on", () -> await(EventLoop.running().createFuture())));
  }

  private static void expectFailure(Body<?> body) {
    try {
      body.run();
    } catch (Throwable _) {
      return;
    }
    throw new AssertionError("nothing thrown");
  }

  private static Coroutine<Integer> nested(int depth) {
    return async(() -> depth == 0 ? await(work(1)) : await(nested(depth - 1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void theAuditIsSilent(String name, Body.OfVoid program) {
    assertEquals(List.of(), Audited.program(program), name);
  }
}
