package dev.loopbook.judge.child;

import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LiveThreads;
import dev.loopbook.watch.TraceEvent;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TestObserverTest {
  private static final StackLines LINES =
      new StackLines(Set.of(TestObserverTest.class.getName()), Set.of());

  private final TestObserver observer =
      new TestObserver(
          new LoopWatch(
              LINES,
              100_000,
              new MessageSender(OutputStream.nullOutputStream(), SmallJob.SECRET, _ -> {})),
          new FairPlay(LINES, false));

  private <T> T observed(Coroutine<T> main) throws Exception {
    var known = LiveThreads.platform().collect(Collectors.toSet());
    return observer.setup(known).call(() -> run(main));
  }

  private long loops() {
    return observer.events().stream().filter(TraceEvent.LoopCreated.class::isInstance).count();
  }

  @Test
  void onlyTheEventsOfTheRunningTestAreKept() throws Exception {
    observer.testBegins();
    observed(sleep(seconds(1)));
    observed(sleep(seconds(1)));
    assertEquals(2, loops());
    observer.testBegins();
    assertEquals(0, observer.events().size());
    observed(sleep(seconds(1)));
    assertEquals(1, loops());
    assertTrue(observer.hasAllEvents());
  }

  @Test
  void whatALongTestBeganWithIsDroppedAndTheNextOneIsWholeAgain() throws Exception {
    observer.testBegins();
    observed(sleeps(2_000));
    assertEquals(0, loops());
    assertEquals(20_000, observer.events().size());
    assertFalse(observer.hasAllEvents());
    observer.testBegins();
    assertEquals(0, observer.events().size());
    assertTrue(observer.hasAllEvents());
    observed(sleep(seconds(1)));
    assertEquals(1, loops());
    assertTrue(observer.hasAllEvents());
  }

  private static Coroutine<?> sleeps(int count) {
    return Async.async(
        () -> {
          for (var i = 0; i < count; i++) {
            Async.await(sleep(seconds(1)));
          }
          return null;
        });
  }

  @Test
  void aTestBeginsWithNoTicksAndNoFoul() throws Exception {
    observed(sleep(seconds(1)));
    assertTrue(observer.watch().ticks() > 0);
    assertTrue(observer.play().foul().isPresent());
    observer.testBegins();
    assertEquals(0, observer.watch().ticks());
    assertTrue(observer.play().foul().isEmpty());
  }

  @Test
  void aDeadlockIsReportedWithWhoWaitsForWhat() {
    var waiting = Async.async(() -> Async.await(EventLoop.running().createFuture()));
    var error = assertThrows(RuntimeException.class, () -> observed(waiting));
    assertTrue(error.getMessage().contains("waits for"), error::getMessage);
  }

  @Test
  void onlyAnUnknownThreadThatKeepsTheProcessAliveIsAnother() throws Exception {
    var known = LiveThreads.platform().collect(Collectors.toSet());
    assertFalse(TestObserver.othersAlive(known));
    var daemon = Thread.ofPlatform().daemon().start(LockSupport::park);
    assertFalse(TestObserver.othersAlive(known));
    var other = Thread.ofPlatform().start(LockSupport::park);
    assertTrue(TestObserver.othersAlive(known));
    known.add(other);
    assertFalse(TestObserver.othersAlive(known));
    daemon.interrupt();
    other.interrupt();
    daemon.join();
    other.join();
  }
}
