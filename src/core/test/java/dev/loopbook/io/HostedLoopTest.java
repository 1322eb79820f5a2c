package dev.loopbook.io;

import static dev.loopbook.io.Streams.openConnection;
import static dev.loopbook.io.Streams.startServer;
import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HostedLoopTest {

  /// A host whose thread is the test's.
  private final LinkedBlockingQueue<Runnable> events = new LinkedBlockingQueue<>();

  private final HostedLoop guest = HostedLoop.in(events::add);

  /// Lets the host work until `work` is done.
  private <T> T hostUntil(Future<T> work) throws Exception {
    while (!work.isDone()) {
      events.take().run();
    }
    return work.get();
  }

  @Test
  void eachTickIsOneEventAndThereAreNoOthers() throws Exception {
    var slept =
        guest.start(
            async(
                () -> {
                  await(sleep(millis(30)));
                  return "slept";
                }));
    assertEquals("slept", hostUntil(slept));
    // Made, begun, alarm, woken, told: were it to look every 10 ms, there would be more.
    assertTrue(guest.ticks() <= 7, () -> guest.ticks() + " ticks");
    while (!events.isEmpty()) {
      events.take().run();
    }
    guest.close();
  }

  @Test
  void anotherThreadWakesItWithOneEvent() throws Exception {
    var value = guest.loop().<String>createFuture();
    var waiting = guest.start(async(() -> await(value)));
    while (!events.isEmpty()) {
      events.take().run();
    }
    assertFalse(waiting.isDone());
    Thread.ofPlatform()
        .start(() -> guest.loop().callSoonThreadsafe(() -> value.setResult("woken")))
        .join();
    assertEquals(1, events.size());
    assertEquals("woken", hostUntil(waiting));
    guest.close();
  }

  @Test
  void socketsWorkInside() throws Exception {
    var echoed =
        guest.start(
            async(
                () -> {
                  Server.Handler echo =
                      (reader, writer) -> async(() -> writer.write(await(reader.readLine())));
                  try (var server = await(startServer(echo, "127.0.0.1", 0))) {
                    var client = await(openConnection("127.0.0.1", server.port()));
                    client.writer().write("hello\n");
                    try (var _ = client.writer()) {
                      return await(client.reader().readLine());
                    }
                  }
                }));
    assertEquals("hello\n", hostUntil(echoed));
    guest.close();
  }

  @Test
  void aHostThatRunsItsEventsInsideACallbackGoesOnAfterwards() throws Exception {
    var dialog =
        guest.start(
            async(
                () -> {
                  var inside = guest.start(async(() -> "guest work"));
                  while (!events.isEmpty()) {
                    events.take().run(); // as a modal dialog does
                  }
                  return inside;
                }));
    assertEquals("guest work", hostUntil(hostUntil(dialog)));
    guest.close();
  }

  @Test
  void closingWithTimersSetLeavesNothingBehind() throws Exception {
    guest.start(async(() -> await(sleep(seconds(3600)))));
    while (!events.isEmpty()) {
      events.take().run();
    }
    guest.close();
    guest.close();
    assertTrue(guest.loop().isClosed());
    assertThrows(IllegalStateException.class, () -> guest.start(async(() -> "too late")));
  }

  @Test
  void itLivesInTheEventQueueOfAWindowSystem() throws Exception {
    System.setProperty("java.awt.headless", "true");
    var inWindow = HostedLoop.in(EventQueue::invokeLater);
    var result =
        inWindow.start(
            async(
                () -> {
                  await(sleep(millis(20)));
                  return EventQueue.isDispatchThread();
                }));
    assertTrue(result.get());
    assertTrue(inWindow.ticks() <= 8, () -> inWindow.ticks() + " ticks");
    Callable<Boolean> closing =
        () -> {
          inWindow.close();
          return inWindow.loop().isClosed();
        };
    var closed = new FutureTask<>(closing);
    EventQueue.invokeLater(closed);
    assertTrue(closed.get());
  }
}
