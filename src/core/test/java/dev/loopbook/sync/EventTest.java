package dev.loopbook.sync;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.OnLoop.tick;
import static dev.loopbook.loop.OnLoop.ticksOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.OnLoop;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTest {

  private final Event event = new Event();
  private final List<String> passed = new ArrayList<>();

  private Task<Void> waiter(String name) {
    return createTask(
        async(
            () -> {
              await(event.waitSet());
              passed.add(name);
            }),
        name);
  }

  @Test
  void itBeginsUnsetAndIsSetUntilItIsCleared() {
    assertFalse(event.isSet());
    event.set();
    event.set();
    assertTrue(event.isSet());
    event.clear();
    assertFalse(event.isSet());
  }

  @Test
  void aSetEventCostsNoTick() {
    event.set();
    OnLoop.virtual(() -> assertEquals(0, ticksOf(() -> await(event.waitSet()))));
  }

  @Test
  void settingWakesAllInTheOrderTheyCame() {
    OnLoop.virtual(
        () -> {
          waiter("a");
          waiter("b");
          tick();
          event.set();
          assertEquals(List.of(), passed);
          tick();
          assertEquals(List.of("a", "b"), passed);
        });
  }

  @Test
  void whoComesWhenItIsSetGoesOnBeforeThoseWhoAreBeingWoken() {
    OnLoop.virtual(
        () -> {
          waiter("a");
          tick();
          waiter("late");
          event.set();
          tick();
          assertEquals(List.of("late", "a"), passed);
        });
  }

  @Test
  void whoWasWokenGoesOnThoughTheEventIsClearedAgain() {
    OnLoop.virtual(
        () -> {
          waiter("a");
          tick();
          event.set();
          event.clear();
          var late = waiter("late");
          tick();
          assertEquals(List.of("a"), passed);
          assertEquals(List.of(late), event.waiters());
          late.cancel();
        });
  }

  @Test
  void aCancelledWaiterIsForgotten() {
    OnLoop.virtual(
        () -> {
          var a = waiter("a");
          var b = waiter("b");
          tick();
          a.cancel();
          event.set();
          tick();
          assertEquals(List.of("b"), passed);
          assertTrue(a.isCancelled() && b.isDone());
          assertEquals(List.of(), event.waiters());
        });
  }

  @Test
  void itBelongsToTheLoopOfItsFirstWait() {
    OnLoop.virtual(
        () -> {
          waiter("a");
          tick();
          event.set();
        });
    event.clear();
    assertThrows(IllegalStateException.class, () -> OnLoop.virtual(() -> await(event.waitSet())));
  }

  @Test
  void itTellsItsState() {
    OnLoop.virtual(
        () -> {
          assertEquals("<Event unset>", event.toString());
          var a = waiter("a");
          tick();
          assertEquals("<Event unset, 1 waiting>", a.waitsFor());
          event.set();
          assertEquals("<Event set, 1 waiting>", event.toString());
        });
    assertEquals("<Event ready set>", ready().toString());
  }

  private static Event ready() {
    var ready = new Event("ready");
    ready.set();
    return ready;
  }
}
