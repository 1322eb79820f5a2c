package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskGroupTest {

  private final List<String> log = new ArrayList<>();

  private static Duration now() {
    return EventLoop.running().time();
  }

  private static Coroutine<Void> failingAfter(long millis) {
    return async(
        () -> {
          await(sleep(millis(millis)));
          throw new ArithmeticException("after " + millis);
        });
  }

  /// Sleeps for long; logs if it is cancelled, and then fails if it should.
  private Coroutine<Void> sleeper(String name, boolean failsWhenCancelled) {
    return async(
        () -> {
          try {
            await(sleep(seconds(10)));
          } catch (CancelledError e) {
            log.add(name + " cancelled");
            if (failsWhenCancelled) {
              throw new IOException(name);
            }
            throw e;
          }
        });
  }

  /// Runs `body` in a group, and returns the failures that leave it.
  private static ExceptionGroup failuresOf(Body.VoidIn<TaskGroup> body) {
    return assertThrows(ExceptionGroup.class, () -> await(taskGroup(body)));
  }

  private static List<Class<?>> types(ExceptionGroup group) {
    return group.exceptions().stream().<Class<?>>map(Object::getClass).toList();
  }

  @Test
  void theBlockEndsWhenAllItsTasksHave() {
    OnLoop.virtual(
        () -> {
          var values =
              await(
                  taskGroup(
                      group -> {
                        return List.of(
                            group.createTask(sleep(millis(20), "slow")),
                            group.createTask(sleep(millis(10), "fast")));
                      }));
          assertEquals(List.of("slow", "fast"), values.stream().map(Task::result).toList());
          assertEquals(millis(20), now());
        });
  }

  @Test
  void tasksMayMakeMoreTasks() {
    OnLoop.virtual(
        () -> {
          await(
              taskGroup(
                  (TaskGroup group) -> {
                    group.createTask(
                        async(
                            () -> {
                              await(sleep(millis(10)));
                              group.createTask(sleep(millis(10)));
                              group.createTask(sleep(millis(20)));
                            }));
                  }));
          assertEquals(millis(30), now());
        });
  }

  @Test
  void aFailingTaskCancelsTheOthersAndTheBlock() {
    OnLoop.virtual(
        () -> {
          var group =
              failuresOf(
                  scope -> {
                    scope.createTask(failingAfter(10));
                    scope.createTask(sleeper("sibling", false));
                    await(sleeper("block", false));
                  });
          assertEquals(List.of(ArithmeticException.class), types(group));
          assertEquals("unhandled errors in a TaskGroup (1 sub-exception)", group.getMessage());
          assertEquals(Set.of("sibling cancelled", "block cancelled"), Set.copyOf(log));
          assertEquals(millis(10), now());
          assertEquals(0, currentTask().cancelling());
        });
  }

  @Test
  void aFailingBlockCancelsItsTasks() {
    OnLoop.virtual(
        () -> {
          var group =
              failuresOf(
                  scope -> {
                    scope.createTask(sleeper("a", false));
                    tick();
                    throw new IOException();
                  });
          assertEquals(List.of(IOException.class), types(group));
          assertEquals(List.of("a cancelled"), log);
        });
  }

  @Test
  void aFailingBlockKeepsTasksThatHaveNotBegunFromBeginning() {
    OnLoop.virtual(
        () -> {
          var tasks = new ArrayList<Task<?>>();
          failuresOf(
              scope -> {
                tasks.add(scope.createTask(sleeper("a", false)));
                throw new IOException();
              });
          assertTrue(tasks.getFirst().isCancelled());
          assertEquals(List.of(), log);
        });
  }

  @Test
  void allFailuresLeaveTogetherInTheOrderTheyHappened() {
    OnLoop.virtual(
        () -> {
          var group =
              failuresOf(
                  scope -> {
                    scope.createTask(failingAfter(10));
                    scope.createTask(sleeper("sibling", true));
                    await(sleeper("block", true));
                  });
          assertEquals(
              List.of(ArithmeticException.class, IOException.class, IOException.class),
              types(group));
          assertEquals("block", group.exceptions().getLast().getMessage());
        });
  }

  @Test
  void aTaskThatIsCancelledAloneIsNoFailure() {
    OnLoop.virtual(
        () -> {
          var tasks =
              await(
                  taskGroup(
                      group -> {
                        var a = group.createTask(sleeper("a", false));
                        var b = group.createTask(sleep(millis(10), "b"));
                        tick();
                        a.cancel();
                        return List.of(a, b);
                      }));
          assertTrue(tasks.getFirst().isCancelled());
          assertEquals("b", tasks.getLast().result());
        });
  }

  @Test
  void cancellingTheParentCancelsTheTasksAndIsACancellation() {
    OnLoop.virtual(
        () -> {
          for (var waitsInTheBlock : List.of(true, false)) {
            log.clear();
            var parent =
                createTask(
                    taskGroup(
                        (TaskGroup scope) -> {
                          scope.createTask(sleeper("a", false));
                          scope.createTask(sleeper("b", false));
                          if (waitsInTheBlock) {
                            await(sleep(seconds(10)));
                          }
                        }));
            await(sleep(millis(10)));
            parent.cancel();
            assertThrows(CancelledError.class, () -> await(parent));
            assertEquals(List.of("a cancelled", "b cancelled"), log);
          }
        });
  }

  @Test
  void anErrorBeatsTheCancellationOfTheParent() {
    OnLoop.virtual(
        () -> {
          var parent =
              createTask(
                  taskGroup(
                      (TaskGroup scope) -> {
                        scope.createTask(sleeper("a", true));
                        await(sleep(seconds(10)));
                      }));
          await(sleep(millis(10)));
          parent.cancel();
          var group = assertThrows(ExceptionGroup.class, () -> await(parent));
          assertEquals(List.of(IOException.class), types(group));
        });
  }

  @Test
  void aParentThatWasCancelledAndHadAnErrorLearnsOfItAtItsNextAwait() {
    OnLoop.virtual(
        () -> {
          var parent =
              createTask(
                  async(
                      () -> {
                        failuresOf(
                            scope -> {
                              scope.createTask(failingAfter(0));
                              await(sleep(seconds(1)));
                            });
                        assertEquals(1, currentTask().cancelling());
                        log.add("after the group");
                        await(sleep(seconds(1)));
                        log.add("not here");
                      }));
          tick();
          tick();
          parent.cancel();
          assertThrows(CancelledError.class, () -> await(parent));
          assertEquals(List.of("after the group"), log);
        });
  }

  @Test
  void anInnerGroupFailsWithAGroupInsideTheOuterOne() {
    OnLoop.virtual(
        () -> {
          var outer =
              failuresOf(
                  outerScope -> {
                    outerScope.createTask(sleeper("outer", false));
                    await(
                        taskGroup(
                            (TaskGroup scope) -> {
                              scope.createTask(failingAfter(10));
                            }));
                  });
          assertEquals(List.of(ExceptionGroup.class), types(outer));
          var inner = (ExceptionGroup) outer.exceptions().getFirst();
          assertEquals(List.of(ArithmeticException.class), types(inner));
          assertEquals(List.of("outer cancelled"), log);
        });
  }

  @Test
  void aFailureInTheOuterGroupOnlyCancelsTheInnerOne() {
    OnLoop.virtual(
        () -> {
          var outer =
              failuresOf(
                  outerScope -> {
                    outerScope.createTask(failingAfter(10));
                    await(
                        taskGroup(
                            (TaskGroup scope) -> {
                              scope.createTask(sleeper("inner", false));
                            }));
                  });
          assertEquals(List.of(ArithmeticException.class), types(outer));
          assertEquals(List.of("inner cancelled"), log);
        });
  }

  @Test
  void whenBothGroupsFailAtOnceTheOuterCancelIsNotLost() {
    OnLoop.virtual(
        () -> {
          failuresOf(
              outer -> {
                failuresOf(
                    inner -> {
                      inner.createTask(failingAfter(0));
                      outer.createTask(failingAfter(0));
                    });
                assertEquals(1, currentTask().cancelling());
              });
          assertEquals(0, currentTask().cancelling());
        });
  }

  @Test
  void aGroupThatIsShuttingDownTakesNoMoreTasks() {
    OnLoop.virtual(
        () -> {
          failuresOf(
              scope -> {
                scope.createTask(failingAfter(1));
                scope.createTask(
                    async(
                        () -> {
                          try {
                            await(sleep(seconds(1)));
                          } catch (CancelledError e) {
                            var late = sleep(seconds(1));
                            var refused =
                                assertThrows(
                                    IllegalStateException.class, () -> scope.createTask(late));
                            assertTrue(refused.getMessage().endsWith("is shutting down"));
                            assertEquals(Coroutine.State.CLOSED, late.state());
                            log.add("refused");
                            throw e;
                          }
                        }));
              });
          assertEquals(List.of("refused"), log);
        });
  }

  @Test
  void aFinishedGroupTakesNoMoreTasks() {
    OnLoop.virtual(
        () -> {
          var kept = new ArrayList<TaskGroup>();
          await(taskGroup((TaskGroup scope) -> kept.add(scope)));
          var late = sleep(seconds(1));
          var refused =
              assertThrows(IllegalStateException.class, () -> kept.getFirst().createTask(late));
          assertTrue(refused.getMessage().endsWith("is finished"), refused.getMessage());
          assertEquals(Coroutine.State.CLOSED, late.state());
        });
  }

  @Test
  void failuresMayBeTakenOutOfAGroupByTheirType() {
    OnLoop.virtual(
        () -> {
          var group =
              failuresOf(
                  scope -> {
                    scope.createTask(failingAfter(0));
                    scope.createTask(sleeper("a", true));
                    await(sleep(seconds(1)));
                  });
          var mine = group.subgroup(IOException.class).orElseThrow();
          var rest = group.rest(IOException.class).orElseThrow();
          assertEquals(List.of(IOException.class), types(mine));
          assertEquals(List.of(ArithmeticException.class), types(rest));
          var nested = new ExceptionGroup("outer", List.of(group, new InterruptedException()));
          var mineInside = nested.subgroup(IOException.class).orElseThrow().exceptions();
          assertEquals(List.of(IOException.class), types((ExceptionGroup) mineInside.getFirst()));
          assertTrue(group.subgroup(InterruptedException.class).isEmpty());
          assertEquals(List.of(group.getSuppressed()), group.exceptions());
        });
  }

  @Test
  void tasksOfAGroupMayHaveNames() {
    OnLoop.virtual(
        () -> {
          var task =
              await(
                  taskGroup(
                      (TaskGroup group) -> group.createTask(sleep(millis(1), "a"), "worker")));
          assertEquals("worker", task.name());
        });
  }

  @Test
  void aBlockThatTurnsItsCancellationIntoAFailureFailsAsAGroup() {
    OnLoop.virtual(
        () -> {
          var parent = createTask(taskGroup((TaskGroup _) -> await(sleeper("block", true))));
          tick();
          parent.cancel();
          var group = assertThrows(ExceptionGroup.class, () -> await(parent));
          assertInstanceOf(IOException.class, group.exceptions().getFirst());
          assertFalse(parent.isCancelled());
        });
  }

  @Test
  void itTellsItsTasksItsFailuresAndItsState() {
    OnLoop.virtual(
        () ->
            failuresOf(
                scope -> {
                  assertEquals("<TaskGroup entered>", scope.toString());
                  var sibling = scope.createTask(sleeper("sibling", false));
                  assertEquals("<TaskGroup tasks=1 entered>", scope.toString());
                  assertEquals(List.of(sibling), scope.dependsOn());
                  scope.createTask(failingAfter(10));
                  try {
                    await(sleep(seconds(1)));
                  } finally {
                    assertEquals("<TaskGroup tasks=1 errors=1 cancelling>", scope.toString());
                  }
                }));
  }

  @Test
  void aTaskThatFailsAfterItsParentIsReported() {
    var reported = new ArrayList<String>();
    OnLoop.virtual(
        LoopSetup.standard().withExceptionHandler((_, failure) -> reported.add(failure.message())),
        () -> {
          var parent =
              createTask(
                  taskGroup((TaskGroup scope) -> scope.createTask(failingAfter(10), "child")),
                  "parent");
          tick();
          tick();
          assertTrue(WhatIf.fail(parent, new IOException()));
          assertThrows(IOException.class, () -> await(parent));
          await(sleep(millis(10)));
          tick();
        });
    assertEquals(
        List.of(
            "<Task finished exception=java.lang.ArithmeticException: after 10 name='child'>"
                + " failed, but its parent"
                + " <Task finished exception=java.io.IOException name='parent'> is done"),
        reported);
  }

  @Test
  void anEscapeOutOfTheBlockLeavesAsItIsOnceTheTasksHaveEnded() {
    OnLoop.virtual(
        () -> {
          var escape = new KeyboardInterrupt();
          var thrown =
              assertThrows(
                  KeyboardInterrupt.class,
                  () ->
                      await(
                          taskGroup(
                              (TaskGroup scope) -> {
                                scope.createTask(sleeper("a", true));
                                tick();
                                throw escape;
                              })));
          assertSame(escape, thrown);
          assertEquals(List.of("a cancelled"), log);
        });
  }
}
