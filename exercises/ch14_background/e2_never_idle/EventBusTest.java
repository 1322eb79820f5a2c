package ch14_background.e2_never_idle;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Task;
import dev.loopbook.loop.Waited;
import dev.loopbook.testkit.LoopTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LoopTest
class EventBusTest {
  private final EventBus bus = new EventBus();
  private final List<String> log = new ArrayList<>();
  private Task<Void> worker;

  @BeforeEach
  void start() {
    worker = createTask(bus.deliverForever(), "worker");
  }

  @AfterEach
  void stop() {
    worker.cancel();
    await(waitOn(List.of(worker)));
  }

  @Test
  void idleReturnsAlthoughNobodyWantsTheEvent() {
    bus.subscribe("login", data -> async(() -> {
      log.add(data);
    }));
    bus.publish("weather", "rain");
    bus.publish("login", "alice");
    awaitIdle();
    assertEquals(List.of("alice"), log, "events that were handled");
  }

  @Test
  void idleWaitsForASlowHandler() {
    bus.subscribe("login", data -> async(() -> {
      await(sleep(seconds(5)));
      log.add(data);
    }));
    bus.publish("login", "alice");
    bus.publish("login", "bob");
    awaitIdle();
    assertEquals(List.of("alice", "bob"), log, "handled when idle() returned");
  }

  @Test
  void aHandlerThatFailsDoesNotHarmTheOthers() {
    bus.subscribe("login", data -> async(() -> {
      throw new IllegalStateException("no " + data);
    }));
    bus.subscribe("login", data -> async(() -> {
      log.add(data);
    }));
    bus.publish("login", "alice");
    bus.publish("login", "bob");
    awaitIdle();
    assertEquals(List.of("alice", "bob"), log, "events that the second handler got");
    assertEquals(List.of("no alice", "no bob"), bus.failures(), "failures");
  }

  @Test
  void aHandlerMayFailWithAnyException() {
    bus.subscribe("login", data -> async(() -> {
      throw new IOException("no connection");
    }));
    bus.subscribe("login", data -> async(() -> {
      log.add(data);
    }));
    bus.publish("login", "alice");
    awaitIdle();
    assertEquals(List.of("alice"), log, "events that the second handler got");
    assertEquals(List.of("no connection"), bus.failures(), "failures");
  }

  @Test
  void aHandlerMaySubscribeAndPublish() {
    bus.subscribe("login", data -> async(() -> {
      bus.subscribe("login", more -> async(() -> {
        log.add("again " + more);
      }));
      bus.publish("mail", "to " + data);
    }));
    bus.subscribe("mail", data -> async(() -> {
      log.add(data);
    }));
    bus.publish("login", "alice");
    awaitIdle();
    assertTrue(log.contains("to alice"), "the event that a handler published: " + log);
    bus.publish("login", "bob");
    awaitIdle();
    assertTrue(log.contains("again bob"), "the handler that a handler subscribed: " + log);
  }

  @Test
  void whoSubscribesBeforeTheDeliveryGetsTheEvent() {
    bus.publish("login", "alice");
    bus.subscribe("login", data -> async(() -> {
      log.add(data);
    }));
    awaitIdle();
    assertEquals(List.of("alice"), log, "events that were handled");
  }

  /// Waits until the bus is idle, for a minute at most, and notices if its worker ends.
  private void awaitIdle() {
    var idle = createTask(bus.idle(), "idle");
    await(waitOn(List.of(idle, worker), Waited.Until.FIRST_COMPLETED, seconds(60)));
    idle.cancel(); // does nothing if it is done
    await(waitOn(List.of(idle)));
    if (worker.isDone()) {
      worker.exception().ifPresent(EventBusTest::failAsWorkerDied);
      fail("the worker has ended by itself, so nobody delivers any more");
    }
    if (idle.isCancelled()) {
      fail("idle() has not returned within a minute: an event was published and never done");
    }
  }

  private static void failAsWorkerDied(Throwable why) {
    var failure = new AssertionError("the worker died, so nobody delivers any more: " + why, why);
    failure.setStackTrace(why.getStackTrace()); // to show the line at which it died
    throw failure;
  }
}
