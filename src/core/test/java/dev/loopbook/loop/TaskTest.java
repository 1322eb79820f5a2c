package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskTest {

  private final List<String> log = new ArrayList<>();

  private Coroutine<String> fetch(String value) {
    return async(
        () -> {
          log.add("began " + value);
          await(sleep(millis(10)));
          return value;
        });
  }

  @Test
  void makingACoroutineRunsNothing() {
    OnLoop.virtual(
        () -> {
          var coroutine = fetch("a");
          assertEquals(Coroutine.State.CREATED, coroutine.state());
          tick();
          assertEquals(List.of(), log);
          assertEquals("a", await(coroutine));
          assertEquals(Coroutine.State.CLOSED, coroutine.state());
        });
  }

  @Test
  void aCoroutineIsAwaitedOnce() {
    OnLoop.virtual(
        () -> {
          var coroutine = fetch("a");
          await(coroutine);
          var refused = assertThrows(IllegalStateException.class, () -> await(coroutine));
          assertTrue(refused.getMessage().contains("already awaited"), refused.getMessage());
        });
  }

  @Test
  void aTaskBeginsInTheNextTickBesideItsMaker() {
    OnLoop.virtual(
        () -> {
          var task = createTask(fetch("a"));
          assertEquals(List.of(), log);
          tick();
          assertEquals(List.of("began a"), log);
          assertEquals(Coroutine.State.SUSPENDED, task.coroutine().state());
          assertEquals("a", await(task));
          assertEquals(2, task.steps());
        });
  }

  @Test
  void aTaskMayBeAwaitedByManyAndAgain() {
    OnLoop.virtual(
        () -> {
          var task = createTask(fetch("a"));
          var others =
              List.of(createTask(async(() -> await(task))), createTask(async(() -> await(task))));
          assertEquals("a", await(task));
          assertEquals("a", await(task));
          assertEquals(List.of("a", "a"), await(gather(others)));
        });
  }

  @Test
  void anExceptionIsThrownAsItIsToWhoeverAwaits() {
    OnLoop.virtual(
        () -> {
          var failure = new IOException("lost");
          var task =
              createTask(
                  async(
                      () -> {
                        throw failure;
                      }));
          assertSame(failure, assertThrows(IOException.class, () -> await(task)));
          assertSame(failure, task.exception().orElseThrow());
        });
  }

  @Test
  void namesAreGivenOrCounted() {
    OnLoop.virtual(
        () -> {
          assertEquals("Task-1", currentTask().name());
          var unnamed = createTask(fetch("a"));
          var named = createTask(fetch("b"), "b");
          assertEquals("Task-2", unnamed.name());
          assertEquals("b", named.name());
          unnamed.setName("renamed");
          assertEquals("<Task pending name='renamed'>", unnamed.toString());
          await(gather(unnamed, named));
          assertEquals("<Task finished result=b name='b'>", named.toString());
        });
  }

  @Test
  void theTaskThatARunBeganWithIsCalledMainUnlessItHasAName() {
    OnLoop.virtual(
        () -> {
          assertEquals("main", currentTask().displayName());
          var unnamed = createTask(fetch("a"));
          assertEquals("Task-2", unnamed.displayName());
          assertEquals("b", createTask(fetch("b"), "b").displayName());
          assertEquals("gather(main)", gather(currentTask()).label());
          currentTask().setName("boss");
          assertEquals("boss", currentTask().displayName());
        });
  }

  @Test
  void eachTaskIsTheCurrentOneWhileItsCodeRuns() {
    OnLoop.virtual(
        () -> {
          var seen = new ArrayList<Task<?>>();
          var tasks = new ArrayList<Task<?>>();
          for (var i = 0; i < 2; i++) {
            tasks.add(
                createTask(
                    async(
                        () -> {
                          seen.add(currentTask());
                          tick();
                          seen.add(currentTask());
                        })));
          }
          await(waitOn(tasks));
          assertEquals(List.of(tasks.get(0), tasks.get(1), tasks.get(0), tasks.get(1)), seen);
        });
  }

  @Test
  void inACallbackNoTaskIsCurrent() {
    OnLoop.virtual(
        () -> {
          EventLoop.running()
              .callSoon(
                  () -> {
                    assertThrows(IllegalStateException.class, Async::currentTask);
                    log.add("called");
                  });
          tick();
          assertEquals(List.of("called"), log);
        });
    assertThrows(IllegalStateException.class, Async::currentTask);
  }

  @Test
  void allTasksAreThoseThatAreNotDone() {
    OnLoop.virtual(
        () -> {
          var a = createTask(fetch("a"));
          var b = createTask(sleep(millis(20)));
          assertEquals(Set.of(currentTask(), a, b), allTasks());
          await(a);
          assertEquals(List.of(currentTask(), b), List.copyOf(allTasks()));
        });
  }

  @Test
  void aTaskCannotAwaitItself() {
    OnLoop.virtual(
        () -> {
          var task = createTask(async(() -> await(currentTask())));
          var refused = assertThrows(IllegalStateException.class, () -> await(task));
          assertTrue(refused.getMessage().startsWith("Task cannot await on itself"));
          assertTrue(
              Arrays.stream(refused.getStackTrace())
                  .anyMatch(frame -> frame.getMethodName().contains("aTaskCannotAwaitItself")),
              "the stack shows the await");
        });
  }

  @Test
  void aTasksOutcomeIsItsCoroutinesAlone() {
    OnLoop.virtual(
        () -> {
          var task = createTask(fetch("a"));
          assertThrows(UnsupportedOperationException.class, () -> task.setResult("b"));
          assertThrows(
              UnsupportedOperationException.class, () -> task.setException(new IOException()));
          assertEquals("a", await(task));
        });
  }

  @Test
  void aTaskTellsWhatItWaitsForAndWhereItStands() {
    OnLoop.virtual(
        () -> {
          var task = createTask(fetch("a"), "A");
          assertEquals("its turn", task.waitsFor());
          var outer = createTask(async(() -> await(task)), "outer");
          tick();
          assertEquals("sleep 10 ms", task.waitsFor());
          assertEquals(Optional.of("sleep 10 ms"), task.awaiting().orElseThrow().subject());
          assertEquals("task A", outer.waitsFor());
          assertEquals("task outer", outer.label());
          assertEquals(Optional.of(task), outer.awaiting());
          assertEquals(Optional.of(currentTask()), task.maker());
          assertTrue(task.isSuspended());
          assertFalse(currentTask().isSuspended());
          assertEquals("nothing: it runs", currentTask().waitsFor());
          await(outer);
          assertEquals("nothing", task.waitsFor());
          assertFalse(task.isSuspended());
        });
  }

  @Test
  void aTaskKnowsTheLineThatMadeItIfThatIsRecorded() {
    OnLoop.virtual(
        LoopSetup.standard().withOrigins(),
        () -> {
          var task = createTask(fetch("a"));
          assertEquals("TaskTest.java", task.origin().orElseThrow().place().getFileName());
          assertEquals("fetch", task.coroutine().coroutineName());
          await(task);
        });
    OnLoop.virtual(() -> assertEquals(Optional.empty(), currentTask().origin()));
  }

  @Test
  void cancellingAFailedTaskCountsAsAskingForItsException() {
    OnLoop.virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        throw new IOException("lost");
                      }));
          await(waitOn(List.of(task)));
          assertTrue(task.unretrievedException().isPresent());
          assertFalse(task.cancel());
          assertEquals(Optional.empty(), task.unretrievedException());
        });
  }
}
