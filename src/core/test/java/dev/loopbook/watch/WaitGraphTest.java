package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.Waited.Until.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.DeadlockError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TaskGroup;
import dev.loopbook.sync.Event;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.Semaphore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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

  /// Returns the circles of a loop in whose main task `wait` waits for two others: for B, which
  /// waits for main itself, and for one that is free.
  private static List<List<String>> circlesWith(
      BiFunction<Task<Void>, Task<Void>, Body.OfVoid> wait) {
    var found = new ArrayList<List<String>>();
    Body.OfVoid main =
        () -> {
          var self = currentTask();
          var waits =
              createTask(
                  async(
                      () -> {
                        await(shield(self));
                      }),
                  "B");
          var free = createTask(sleep(millis(9)), "free");
          var loop = EventLoop.running();
          loop.callLater(millis(2), () -> found.addAll(names(loop)));
          loop.callLater(millis(3), () -> waits.cancel());
          try {
            wait.apply(waits, free).run();
          } catch (CancelledError _) {
            // it was B that was cancelled, after the look at the circles
          }
        };
    LoopSetup.standard().withVirtualTime().call(() -> run(async(main)));
    return found;
  }

  @Test
  void thereIsNoCircleWhereTheFirstOfSeveralIsEnough() {
    var circle = List.of(List.of("main", "B"));
    assertEquals(circle, circlesWith((b, _) -> () -> await(waitOn(List.of(b), FIRST_COMPLETED))));
    assertEquals(circle, circlesWith((b, free) -> () -> await(waitOn(List.of(free, b)))));
    assertEquals(
        List.of(),
        circlesWith((b, free) -> () -> await(waitOn(List.of(b, free), FIRST_COMPLETED))));
    assertEquals(
        List.of(),
        circlesWith((b, free) -> () -> await(waitOn(List.of(b, free), FIRST_EXCEPTION))));
    assertEquals(
        List.of(),
        circlesWith(
            (b, free) ->
                () -> {
                  for (var each : asCompleted(List.of(shield(b), free))) {
                    each.isDone();
                  }
                }));
    assertEquals(
        List.of(),
        circlesWith(
            (b, _) ->
                () -> {
                  var other = EventLoop.running().<Void>createFuture();
                  await(waitOn(List.of(b, other), FIRST_COMPLETED));
                }),
        "a future that anybody may complete");
  }

  @Test
  void thereIsNoCircleWhereTheWaitHasATimeLimit() {
    assertEquals(
        List.of(),
        circlesWith((b, _) -> () -> await(waitOn(List.of(b), ALL_COMPLETED, millis(5)))));
    assertEquals(
        List.of(),
        circlesWith(
            (b, _) ->
                () -> {
                  for (var each : asCompleted(List.of(shield(b)), millis(5))) {
                    each.isDone();
                  }
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

  private static List<List<String>> names(EventLoop loop) {
    return WaitGraph.of(loop).circles().stream()
        .map(circle -> circle.stream().map(TaskRef::name).toList())
        .toList();
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
                      found.addAll(names(loop));
                      return "";
                    })
                .call(() -> run(async(main))));
    return found;
  }

  @Test
  void thereIsNoCircleWhileAnotherHolderCanGiveItsPermitBack() {
    var elsewhere = wait(3, List.of(), WaitEnd.By.OTHERS);
    assertEquals(
        List.of(),
        new WaitGraph(List.of(wait(1, 2), wait(2, List.of(3, 1), WaitEnd.By.RELEASE), elsewhere))
            .circles());
    assertEquals(
        List.of(),
        new WaitGraph(List.of(wait(1, 2), wait(2, List.of(1, 3), WaitEnd.By.RELEASE))).circles(),
        "3 is ready or runs");
    assertEquals(
        List.of(List.of(ref(1), ref(2))),
        new WaitGraph(List.of(wait(1, 2), wait(2, List.of(1, 3), WaitEnd.By.RELEASE), wait(3, 1)))
            .circles(),
        "3 waits for the circle itself");
  }

  @Test
  void aTaskThatWaitsForSeveralIsStuckWithOneOfThem() {
    assertEquals(
        List.of(List.of(ref(1), ref(2))),
        new WaitGraph(List.of(wait(1, List.of(3, 2), WaitEnd.By.ALL), wait(2, 1))).circles());
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
  void ofManyTasksThatWaitTheFirstAreShown() {
    var waits = new ArrayList<WaitGraph.Wait>();
    for (var i = 1; i <= 22; i++) {
      waits.add(wait(i, 100));
    }
    assertEquals("… and 2 more tasks wait", new WaitGraph(waits).lines().getLast());
    waits.removeLast();
    assertEquals("… and 1 more task waits", new WaitGraph(waits).lines().getLast());
    waits.removeLast();
    assertEquals("task-20  waits for task-100", new WaitGraph(waits).lines().getLast());
  }

  @Test
  void twoCirclesAreBothFound() {
    var graph = new WaitGraph(List.of(wait(1, 2), wait(2, 1), wait(3, 4), wait(4, 3), wait(5, 1)));
    assertEquals(2, graph.circles().size());
    assertEquals("task-5  waits for task-1", graph.lines().getLast());
  }

  private static WaitGraph.Wait wait(int task, int on) {
    return wait(task, List.of(on), WaitEnd.By.ALL);
  }

  private static WaitGraph.Wait wait(int task, List<Integer> on, WaitEnd.By by) {
    return new WaitGraph.Wait(
        ref(task),
        on.stream().map(each -> "task-" + each).collect(Collectors.joining(", ")),
        on.stream().map(each -> new WaitGraph.Blocker(ref(each), false)).toList(),
        by,
        Optional.empty());
  }

  private static TaskRef ref(int number) {
    return new TaskRef(number, "task-" + number);
  }
}
