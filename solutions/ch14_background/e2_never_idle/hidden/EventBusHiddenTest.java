package ch14_background.e2_never_idle;

import java.util.function.Function;
import dev.loopbook.loop.Coroutine;
import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.Waited;
import dev.loopbook.testkit.LoopTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The same promises with many events, two buses, and several who wait for one.
@LoopTest(timeout = 1_000_000)
@HiddenTest
class EventBusHiddenTest {
  private final EventBus bus = new EventBus();
  private final List<String> log = new ArrayList<>();

  @Test
  void wantedAndUnwantedEventsMayComeInAnyOrder() {
    var worker = createTask(bus.deliverForever(), "worker");
    bus.subscribe("even", data -> async(() -> {
      await(sleep(seconds(1)));
      log.add(data);
    }));
    for (int i = 0; i < 20; i++) {
      bus.publish(i % 3 == 0 ? "nobody's" : i % 2 == 0 ? "even" : "failing", "event " + i);
    }
    bus.subscribe("failing", data -> async(() -> {
      throw new IllegalArgumentException(data);
    }));
    assertCompletesBefore(seconds(60), bus.idle());
    assertEquals(
        List.of("event 2", "event 4", "event 8", "event 10", "event 14", "event 16"),
        log,
        "events that were handled");
    assertEquals(7, bus.failures().size(), "failures");
    worker.cancel();
    assertCancelled(worker);
  }

  @Test
  void twoHandlersMayFailForTheSameEvent() {
    var worker = createTask(bus.deliverForever(), "worker");
    for (var reason : List.of("full", "closed")) {
      bus.subscribe("mail", data -> async(() -> {
        throw new IllegalStateException(data + " " + reason);
      }));
    }
    bus.publish("mail", "box");
    assertCompletesBefore(seconds(10), bus.idle());
    assertEquals(
        List.of("box closed", "box full"), bus.failures().stream().sorted().toList(), "failures");
    worker.cancel();
    assertCancelled(worker);
  }

  @Test
  void manyMayWantAnEventOfAnyTopic(Draw draw) {
    var worker = createTask(bus.deliverForever(), "worker");
    int many = draw.number(12, 20);
    var topics = List.of("", " ", draw.text());
    for (var topic : topics) {
      for (int i = 0; i < many; i++) {
        var failing = i % 3 == 0;
        bus.subscribe(topic, data -> async(() -> {
          log.add(data);
          if (failing) {
            throw new IllegalStateException(data);
          }
        }));
      }
    }
    for (var topic : topics) {
      log.clear();
      bus.publish(topic, "for all");
      assertDelivers(worker);
      assertEquals(Collections.nCopies(many, "for all"), log, "what " + many + " handlers heard");
    }
    assertEquals(3 * Math.ceilDiv(many, 3), bus.failures().size(), "failures");
    worker.cancel();
    assertCancelled(worker);
  }

  @Test
  void theSameFailureTwiceIsTwoFailures() {
    var worker = createTask(bus.deliverForever(), "worker");
    bus.subscribe("mail", data -> async(() -> {
      throw new IllegalStateException("full");
    }));
    bus.publish("mail", "a");
    bus.publish("mail", "b");
    assertDelivers(worker);
    assertEquals(List.of("full", "full"), bus.failures(), "failures");
    worker.cancel();
    assertCancelled(worker);
  }

  @Test
  void anEventThatNobodyWantedIsGone() {
    var worker = createTask(bus.deliverForever(), "worker");
    bus.publish("mail", "early");
    assertDelivers(worker);
    bus.subscribe("mail", data -> async(() -> {
      log.add(data);
    }));
    bus.publish("mail", "late");
    assertDelivers(worker);
    assertEquals(List.of("late"), log, "what somebody heard who came after the first event");
    worker.cancel();
    assertCancelled(worker);
  }

  @Test
  void equalEventsAreEvents(Draw draw) {
    var worker = createTask(bus.deliverForever(), "worker");
    var count = draw.number(25, 40);
    bus.subscribe("Mail", data -> async(() -> {
      log.add(data);
      throw new IllegalStateException("no", new IllegalArgumentException("cause"));
    }));
    for (int i = 0; i < count; i++) {
      bus.publish("Mail", "box");
      bus.publish("mail", "another topic");
    }
    assertDelivers(worker);
    assertEquals(Collections.nCopies(count, "box"), log, "events that were handled");
    assertEquals(Collections.nCopies(count, "no"), bus.failures(), "failures");
    worker.cancel();
    assertCancelled(worker);
  }

  @Test
  void aHandlerMayFailBeforeItsCoroutineBegins(Draw draw) {
    var message = draw.text();
    var worker = createTask(bus.deliverForever(), "worker");
    bus.subscribe("mail", data -> {
      throw new IllegalArgumentException(message);
    });
    bus.subscribe("mail", data -> async(() -> {
      log.add(data);
    }));
    bus.publish("mail", "a");
    assertDelivers(worker);
    assertEquals(List.of("a"), log, "events that the second handler got");
    assertEquals(List.of(message), bus.failures(), "failures");
    worker.cancel();
    assertCancelled(worker);
  }

  @Test
  void aFailureMayHaveNoMessage() {
    var worker = createTask(bus.deliverForever(), "worker");
    bus.subscribe("mail", data -> async(() -> {
      throw new NullPointerException();
    }));
    bus.subscribe("mail", data -> async(() -> {
      log.add(data);
    }));
    bus.publish("mail", "a");
    assertDelivers(worker);
    assertEquals(List.of("a"), log, "events that the second handler got");
    worker.cancel();
    assertCancelled(worker);
  }

  @Test
  void idleReturnsAsSoonAsTheLastHandlerIsThrough(Draw draw) {
    var worker = createTask(bus.deliverForever(), "worker");
    var first = draw.millis(1, 5_000).plusNanos(draw.number(1, 999_999));
    var second = Duration.ofHours(draw.number(1, 40));
    bus.subscribe("mail", data -> sleep(first));
    bus.subscribe("backup", data -> async(() -> {
      await(sleep(second));
      log.add(data);
    }));
    bus.publish("mail", "a");
    assertTakes(first, bus.idle());
    bus.publish("backup", "b");
    var before = EventLoop.running().time();
    await(bus.idle());
    assertEquals(List.of("b"), log, "events that a slow handler dealt with");
    assertEquals(second, EventLoop.running().time().minus(before), "how long idle() took");
    worker.cancel();
    assertCancelled(worker);
  }

  @Test
  void oneWhoSubscribesTwiceHearsItTwice() {
    var worker = createTask(bus.deliverForever(), "worker");
    Function<String, Coroutine<Void>> handler = data -> async(() -> {
      log.add(data);
    });
    bus.subscribe("mail", handler);
    bus.subscribe("mail", handler);
    bus.publish("mail", "box");
    assertCompletesBefore(seconds(10), bus.idle());
    assertEquals(List.of("box", "box"), log, "what a handler heard that subscribed twice");
    worker.cancel();
    assertCancelled(worker);
  }

  @Test
  void aWorkerThatIsCancelledInAHandlerEnds() {
    var worker = createTask(bus.deliverForever(), "worker");
    bus.subscribe("slow", data -> async(() -> {
      await(sleep(seconds(30)));
      log.add(data);
    }));
    bus.publish("slow", "a");
    await(sleep(seconds(1)));
    worker.cancel();
    assertCancelled(worker);
    assertEquals(List.of(), log, "handled after the worker was cancelled");
  }

  @Test
  void severalMayWaitUntilItIsIdle() {
    var worker = createTask(bus.deliverForever(), "worker");
    bus.subscribe("slow", data -> async(() -> {
      await(sleep(seconds(3)));
      log.add(data);
    }));
    bus.publish("slow", "a");
    var waiting = List.of(createTask(bus.idle(), "one"), createTask(bus.idle(), "two"));
    assertCompletesBefore(seconds(10), gather(waiting));
    assertEquals(List.of("a"), log, "handled when idle() returned");
    bus.publish("unknown", "b");
    assertCompletesBefore(seconds(10), bus.idle());
    worker.cancel();
    assertCancelled(worker);
  }

  @Test
  void twoBusesDoNotKnowOfEachOther() {
    var other = new EventBus();
    var worker = createTask(bus.deliverForever(), "worker");
    bus.subscribe("login", data -> async(() -> {
      throw new IllegalStateException(data);
    }));
    other.publish("login", "bob");
    bus.publish("login", "alice");
    assertCompletesBefore(seconds(10), bus.idle());
    assertEquals(List.of("alice"), bus.failures(), "failures");
    assertEquals(List.of(), other.failures(), "failures of the other bus");
    worker.cancel();
    assertCancelled(worker);
  }

  @Test
  void aBusWithoutEventsIsIdleAtOnce() {
    var before = EventLoop.running().time();
    assertCompletesBefore(seconds(1), bus.idle());
    assertEquals(before, EventLoop.running().time(), "when idle() returned");
  }

  /// Waits until the bus is idle, and fails with what ended the worker, if something did.
  private void assertDelivers(Task<Void> worker) {
    var idle = createTask(bus.idle(), "idle");
    await(waitOn(List.of(idle, worker), Waited.Until.FIRST_COMPLETED, seconds(10)));
    if (worker.isDone()) {
      idle.cancel();
      await(worker); // throws what ended it
    }
    assertCompletesBefore(seconds(10), idle);
  }
}
