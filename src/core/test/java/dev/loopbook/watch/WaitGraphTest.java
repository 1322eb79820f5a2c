package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.DeadlockError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.TaskGroup;
import dev.loopbook.sync.Event;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.Semaphore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WaitGraphTest {

  /// Runs `main`, which never ends, and returns what the error says below its first line.
  private static String deadlock(Body.OfVoid main) {
    var error =
        assertThrows(
            DeadlockError.class,
            () ->
                LoopSetup.standard()
                    .withVirtualTime()
                    .withOutsideWork(() -> false)
                    .withListener(new Audit())
                    .withDeadlockReport(WaitGraph::describe)
                    .call(() -> run(async(main))));
    return error
        .getMessage()
        .lines()
        .skip(1)
        .map(line -> line.substring(2))
        .reduce((a, b) -> a + "\n" + b)
        .orElse("");
  }

  private static Coroutine<Void> takesNotice(Event event) {
    return async(
        () -> {
          await(event.waitSet());
        });
  }

  private static Coroutine<Void> takes(Lock first, Lock second) {
    return async(
        () -> {
          try (var _ = await(first.acquire())) {
            await(sleep(millis(1)));
            try (var _ = await(second.acquire())) {
              await(sleep(millis(1)));
            }
          }
        });
  }

  @Test
  void twoTasksThatWaitForEachOthersLocksAreACircle() {
    assertEquals(
        """
        a circle, in which each waits for the next:
          A  waits for <Lock right locked by B, 1 waiting>
          B  waits for <Lock left locked by A, 1 waiting>
          A
        main  waits for gather(A, B)""",
        deadlock(
            () -> {
              var left = new Lock("left");
              var right = new Lock("right");
              await(
                  gather(createTask(takes(left, right), "A"), createTask(takes(right, left), "B")));
            }));
  }

  @Test
  void aTaskWhoseWaitIsOverWaitsForNothing() {
    var seen = new ArrayList<String>();
    run(
        async(
            () -> {
              var done = new Event();
              createTask(takesNotice(done), "ready");
              createTask(sleep(millis(1000)), "waits");
              await(sleep(millis(0)));
              done.set();
              seen.addAll(WaitGraph.of(EventLoop.running()).lines());
            }));
    assertEquals(List.of("waits  waits for sleep 1 s"), seen);
  }

  @Test
  void aLockThatIsNotReentrantIsACircleOfOne() {
    assertEquals(
        "main  waits for <Lock door locked by main, 1 waiting>:"
            + " that is itself, and can never be",
        deadlock(
            () -> {
              var door = new Lock("door");
              await(door.acquire());
              await(door.acquire());
            }));
  }

  @Test
  void aHolderThatIsGoneIsNamed() {
    assertEquals(
        "main  waits for <Semaphore 0/1 free, 1 waiting>: B ended without giving it back",
        deadlock(
            () -> {
              var permit = new Semaphore(1);
              await(
                  createTask(
                      async(
                          () -> {
                            await(permit.acquire());
                          }),
                      "B"));
              await(permit.acquire());
            }));
  }

  @Test
  void waitingForATaskThatWaitsForMeIsACircle() {
    assertEquals(
        """
        a circle, in which each waits for the next:
          main  waits for task B
          B  waits for task main
          main""",
        deadlock(
            () -> {
              var self = currentTask();
              await(
                  createTask(
                      async(
                          () -> {
                            await(self);
                          }),
                      "B"));
            }));
  }

  @Test
  void circlesThroughGroupsShieldsAndTimeOutsAreFound() {
    assertEquals(
        List.of(List.of("main", "B")),
        circles(
            () -> {
              var self = currentTask();
              await(
                  taskGroup(
                      (TaskGroup group) -> {
                        group.createTask(
                            async(
                                () -> {
                                  await(shield(self));
                                }),
                            "B");
                      }));
            }));
    assertEquals(
        List.of(List.of("main", "B")),
        circles(
            () -> {
              var self = currentTask();
              var b =
                  createTask(
                      async(
                          () -> {
                            await(waitOn(List.of(self)));
                          }),
                      "B");
              for (var _ : asCompleted(List.of(b))) {}
            }));
  }

  @Test
  void whoWaitsForNobodyInParticularIsListedToo() {
    assertEquals(
        """
        main  waits for gather(A, B)
        A  waits for <Event unset, 1 waiting>
        B  waits for <Queue empty, 1 getting>""",
        deadlock(
            () ->
                await(
                    gather(
                        createTask(new Event().waitSet(), "A"),
                        createTask(new Queue<Integer>().get(), "B")))));
  }

  private static List<List<String>> circles(Body.OfVoid main) {
    var found = new ArrayList<List<String>>();
    assertThrows(
        DeadlockError.class,
        () ->
            LoopSetup.standard()
                .withVirtualTime()
                .withOutsideWork(() -> false)
                .withDeadlockReport(
                    loop -> {
                      WaitGraph.of(loop)
                          .circles()
                          .forEach(
                              circle -> found.add(circle.stream().map(TaskRef::name).toList()));
                      return "";
                    })
                .call(() -> run(async(main))));
    return found;
  }

  @Test
  void thereIsNoCircleWhileAnotherHolderCanGiveItsPermitBack() {
    var elsewhere = wait(3, List.of(), false);
    assertEquals(
        List.of(),
        new WaitGraph(List.of(wait(1, 2), wait(2, List.of(3, 1), true), elsewhere)).circles());
    assertEquals(
        List.of(),
        new WaitGraph(List.of(wait(1, 2), wait(2, List.of(1, 3), true))).circles(),
        "3 is ready or runs");
    assertEquals(
        List.of(List.of(ref(1), ref(2))),
        new WaitGraph(List.of(wait(1, 2), wait(2, List.of(1, 3), true), wait(3, 1))).circles(),
        "3 waits for the circle itself");
  }

  @Test
  void aTaskThatWaitsForSeveralIsStuckWithOneOfThem() {
    assertEquals(
        List.of(List.of(ref(1), ref(2))),
        new WaitGraph(List.of(wait(1, List.of(3, 2), false), wait(2, 1))).circles());
  }

  @Test
  void aLongChainIsNoCircleAndALongCircleIsOne() {
    var chain = new ArrayList<WaitGraph.Wait>();
    for (var i = 1; i < 50_000; i++) {
      chain.add(wait(i, i + 1));
    }
    assertEquals(List.of(), new WaitGraph(chain).circles());
    chain.add(wait(50_000, 1));
    var graph = new WaitGraph(chain);
    assertEquals(50_000, graph.circles().getFirst().size());
    assertEquals("  … 49980 more …", graph.lines().get(21));
  }

  @Test
  void twoCirclesAreBothFound() {
    var graph = new WaitGraph(List.of(wait(1, 2), wait(2, 1), wait(3, 4), wait(4, 3), wait(5, 1)));
    assertEquals(2, graph.circles().size());
    assertEquals("task-5  waits for task-1", graph.lines().getLast());
  }

  private static WaitGraph.Wait wait(int task, int on) {
    return wait(task, List.of(on), false);
  }

  private static WaitGraph.Wait wait(int task, List<Integer> on, boolean throughHolding) {
    return new WaitGraph.Wait(
        ref(task),
        on.stream().map(each -> "task-" + each).collect(Collectors.joining(", ")),
        on.stream().map(each -> new WaitGraph.Blocker(ref(each), false)).toList(),
        throughHolding,
        Optional.empty());
  }

  private static TaskRef ref(int number) {
    return new TaskRef(number, "task-" + number);
  }
}
