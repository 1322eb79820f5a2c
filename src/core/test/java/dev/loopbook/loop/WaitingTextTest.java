package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What a task waits for: in words, and as the futures that this depends on in turn.
class WaitingTextTest {

  private final EventLoop loop =
      LoopSetup.standard().withVirtualTime().withOutsideWork(() -> false).call(EventLoop::create);
  private final Future<String> one = loop.createFuture("one");
  private final Future<String> other = loop.createFuture("other");

  /// Starts a task that awaits `work`, and checks what it waits for, before and after `one` is
  /// done.
  private void assertWaitsFor(String text, Coroutine<?> work) {
    loop.runUntilComplete(
        async(
            () -> {
              var task = createTask(work);
              tick();
              assertEquals(text, task.waitsFor());
              var awaited = task.awaiting().orElseThrow();
              assertEquals(List.of(one, other), awaited.dependsOn());
              one.setResult("done");
              assertEquals(List.of(other), awaited.dependsOn());
              other.setResult("done");
              await(task);
              assertEquals(List.of(), awaited.dependsOn());
            }));
    loop.close();
  }

  @Test
  void aGatherForEachOfItsChildren() {
    assertWaitsFor("gather(one, other)", async(() -> await(gather(one, other))));
  }

  @Test
  void aWaitForAllForThoseThatAreNotDone() {
    assertWaitsFor("all of 2", waitOn(List.of(one, other)));
  }

  @Test
  void aTaskGroupForItsTasks() {
    loop.runUntilComplete(
        async(
            () -> {
              var parent =
                  createTask(
                      taskGroup(
                          (TaskGroup group) -> {
                            group.createTask(sleep(seconds(1)), "child");
                          }));
              tick();
              assertEquals("<TaskGroup tasks=1 entered>", parent.waitsFor());
              assertEquals(1, parent.awaiting().orElseThrow().dependsOn().size());
              await(parent);
            }));
    loop.close();
  }

  @Test
  void aShieldForWhatItShields() {
    loop.runUntilComplete(
        async(
            () -> {
              var inner = createTask(sleep(seconds(1)), "inner");
              var shield = shield(inner);
              assertEquals("shield(inner)", shield.label());
              assertEquals(List.of(inner), shield.dependsOn());
              assertEquals("shield(one)", shield(one).label());
              await(shield);
              assertEquals(List.of(), shield.dependsOn());
            }));
    loop.close();
  }

  @Test
  void aWaitForTheFirstSaysSo() {
    loop.runUntilComplete(
        async(
            () -> {
              var first = createTask(waitOn(List.of(one, other), Waited.Until.FIRST_COMPLETED));
              var failure = createTask(waitOn(List.of(one, other), Waited.Until.FIRST_EXCEPTION));
              tick();
              assertEquals("the first of 2", first.waitsFor());
              assertEquals("the first failure of 2", failure.waitsFor());
              assertEquals("<GatheringFuture pending>", gather(one, other).toString());
              one.setResult("done");
              other.setResult("done");
              await(failure);
            }));
    loop.close();
  }
}
