package ch14_background.e2_never_idle;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
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
  void whoSubscribesBeforeTheDeliveryGetsTheEvent() {
    bus.publish("login", "alice");
    bus.subscribe("login", data -> async(() -> {
      log.add(data);
    }));
    awaitIdle();
    assertEquals(List.of("alice"), log, "events that were handled");
  }

  private void awaitIdle() {
    try {
      await(waitFor(bus.idle(), seconds(60)));
    } catch (TimeoutError e) {
      fail("idle() has not returned within a minute");
    }
    if (worker.isDone()) {
      await(worker); // throws what ended it
    }
  }
}
