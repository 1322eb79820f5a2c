package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The orders in these tests are those that CPython 3.13's `eager_task_factory` gave.
final class TaskFactoryTest {

  private final List<String> log = new ArrayList<>();

  private Coroutine<String> done() {
    return async(
        () -> {
          log.add("done runs");
          return "done";
        });
  }

  private Coroutine<String> waits(String name) {
    return async(
        () -> {
          log.add(name + " begins");
          await(sleep(Duration.ZERO));
          log.add(name + " goes on");
          return name;
        });
  }

  private static Coroutine<Void> fails() {
    return async(
        () -> {
          throw new IllegalStateException("x");
        });
  }

  private void eagerly(Body.OfVoid body) {
    OnLoop.virtual(
        () -> {
          EventLoop.running().setTaskFactory(TaskFactory.eager());
          body.run();
        });
  }

  @Test
  void aTaskThatNeverWaitsIsDoneWhenItIsMade() {
    eagerly(
        () -> {
          var task = createTask(done());
          assertTrue(task.isDone());
          assertEquals(1, allTasks().size());
          assertEquals(0, OnLoop.ticksOf(() -> await(task)));
        });
  }

  @Test
  void aTaskThatWaitsRunsUpToThereAndThenItsMakerGoesOn() {
    eagerly(
        () -> {
          var task = createTask(waits("a"));
          log.add("made");
          assertEquals(2, allTasks().size());
          assertEquals("a", await(task));
          assertEquals(List.of("a begins", "made", "a goes on"), log);
        });
  }

  @Test
  void oneTaskCanBeEagerAmongOthersThatAreNot() {
    OnLoop.virtual(
        () -> {
          var eager = EventLoop.running().createEagerTask(waits("eager"), "first");
          var lazy = createTask(waits("lazy"));
          log.add("made");
          await(gather(eager, lazy));
          assertEquals(
              List.of("eager begins", "made", "eager goes on", "lazy begins", "lazy goes on"), log);
          assertEquals("first", eager.name());
        });
  }

  @Test
  void aFailureIsKeptForWhoeverAwaits() {
    eagerly(
        () -> {
          var task = createTask(fails());
          assertTrue(task.isDone());
          assertThrows(IllegalStateException.class, () -> await(task));
        });
  }

  @Test
  void itRunsAsItselfAndItsMakerIsItselfAgain() {
    eagerly(
        () -> {
          var maker = currentTask();
          var names = new ArrayList<String>();
          var task =
              createTask(
                  async(
                      () -> {
                        names.add(currentTask().name());
                        await(sleep(Duration.ZERO));
                        names.add(currentTask().name());
                      }),
                  "inner");
          assertSame(maker, currentTask());
          await(task);
          assertEquals(List.of("inner", "inner"), names);
        });
  }

  @Test
  void eagerTasksMakeEagerTasks() {
    eagerly(
        () -> {
          await(
              createTask(
                  async(
                      () -> {
                        log.add("n1");
                        var deep = createTask(waits("deep"));
                        log.add("n2");
                        await(deep);
                        log.add("n3");
                      })));
          assertEquals(List.of("n1", "deep begins", "n2", "deep goes on", "n3"), log);
        });
  }

  @Test
  void gatherTakesWhatIsDoneAlready() {
    eagerly(
        () -> {
          assertEquals(List.of("done", "z", "done"), await(gather(done(), waits("z"), done())));
          assertEquals(List.of("done runs", "z begins", "done runs", "z goes on"), log);
        });
  }

  @Test
  void aGroupWaitsForTheOthersAndTakesTheFailuresOfThoseThatAreDone() {
    eagerly(
        () -> {
          await(
              taskGroup(
                  group -> {
                    assertTrue(group.createTask(done()).isDone());
                    group.createTask(waits("y"));
                  }));
          assertEquals(List.of("done runs", "y begins", "y goes on"), log);

          var failure =
              assertThrows(
                  ExceptionGroup.class,
                  () ->
                      await(
                          taskGroup(
                              group -> {
                                group.createTask(fails());
                                log.add("after the failure");
                                await(sleep(Duration.ZERO));
                                log.add("never");
                              })));
          assertEquals(1, failure.exceptions().size());
          assertEquals("after the failure", log.getLast());
        });
  }

  @Test
  void aTaskCancelledAfterItsFirstStepIsCancelledAtItsAwait() {
    eagerly(
        () -> {
          var task = createTask(waits("c"));
          task.cancel();
          assertThrows(CancelledError.class, () -> await(task));
          assertEquals(List.of("c begins"), log);
        });
  }

  @Test
  void aContextBelongsToItsTaskFromTheFirstStepOn() {
    ContextVar<String> user = ContextVar.named("user", "nobody");
    eagerly(
        () -> {
          var task = createTask(async(() -> user.set("Alice")));
          assertTrue(task.isDone());
          assertEquals("nobody", user.get());
        });
  }

  @Test
  void beforeTheLoopRunsAnEagerTaskWaitsForItsTurn() {
    LoopSetup.standard()
        .withVirtualTime()
        .call(
            () -> {
              try (var loop = EventLoop.create()) {
                loop.setTaskFactory(TaskFactory.eager());
                var task = loop.createTask(done());
                assertFalse(task.isDone());
                assertEquals("done", loop.runUntilComplete(task));
              }
              return null;
            });
  }

  @Test
  void aFactoryOfOnesOwnSeesEveryTask() {
    var made = new ArrayList<String>();
    OnLoop.virtual(
        () -> {
          EventLoop.running()
              .setTaskFactory(
                  new TaskFactory() {
                    @Override
                    public <T> Task<T> make(Coroutine<T> coroutine, TaskMaker maker) {
                      var task = maker.lazy(coroutine);
                      made.add(task.name());
                      return task;
                    }
                  });
          await(gather(createTask(done(), "one"), createTask(done(), "two")));
        });
    // The runner's own clean-up runs in tasks, too.
    assertEquals(List.of("one", "two", "Task-2", "Task-3"), made);
  }

  @Test
  void callbacksAndTasksRunInTheContextThatTheyAreGiven() {
    ContextVar<String> user = ContextVar.named("user", "nobody");
    OnLoop.virtual(
        () -> {
          var context = Context.copy();
          var loop = EventLoop.running();
          loop.callSoon(() -> user.set("Alice"), context);
          loop.callLater(seconds(1), () -> log.add(user.get()), context);
          loop.callAt(seconds(2), () -> log.add(user.get()), context);
          var future = loop.<String>createFuture();
          future.addDoneCallback(_ -> log.add(user.get()), context);
          future.setResult("");
          await(
              taskGroup(
                  group -> {
                    var task = group.createTask(sleep(seconds(3)), "t", context);
                    assertSame(context, task.context());
                  }));
          assertEquals(List.of("Alice", "Alice", "Alice"), log);
          assertEquals("nobody", user.get());
        });
  }

  @Test
  void anEagerTaskLeavesItsMakerItsOwnContext() {
    ContextVar<String> user = ContextVar.named("user", "nobody");
    OnLoop.virtual(
        () -> {
          user.set("maker");
          var task =
              EventLoop.running()
                  .createEagerTask(
                      async(
                          () -> {
                            var before = user.get();
                            user.set("task");
                            return before;
                          }),
                      "eager");
          assertEquals("maker", task.result());
          assertEquals("maker", user.get());
        });
  }
}
