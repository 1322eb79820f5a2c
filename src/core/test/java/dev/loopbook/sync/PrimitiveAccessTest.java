package dev.loopbook.sync;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Accesses;
import dev.loopbook.loop.Body;
import org.junit.jupiter.api.Test;

/// What an access log hears of primitives. Two callbacks may change places unless one writes what
/// the other reads or writes, so an access that goes unreported would hide an order.
class PrimitiveAccessTest {

  private final Accesses log =
      new Accesses(owner -> owner.getClass().getPackage() == Lock.class.getPackage());

  private void assertAccesses(String expected, Body.OfVoid code) {
    assertEquals(expected, log.of(code));
  }

  @Test
  void ofALock() {
    var lock = new Lock();
    log.watch(
        () -> {
          assertAccesses("reads Lock, reads WaitLine, writes Lock", () -> await(lock.acquire()));
          assertAccesses("reads Lock", lock::isLocked);
          assertAccesses("reads WaitLine", lock::waiters);
          var second = createTask(lock.acquire());
          assertAccesses("reads Lock, writes WaitLine", () -> tick());
          assertAccesses("writes Lock, writes WaitLine", lock::release);
          assertAccesses("writes WaitLine, writes Lock", () -> await(second));
          var third = createTask(lock.acquire());
          tick();
          third.cancel();
          assertAccesses("writes WaitLine", () -> tick());
        });
  }

  @Test
  void ofASemaphore() {
    var semaphore = new Semaphore(1);
    log.watch(
        () -> {
          assertAccesses(
              "writes Semaphore, reads Semaphore, reads WaitLine",
              () -> await(semaphore.acquire()));
          assertAccesses("reads Semaphore", semaphore::isLocked);
          assertAccesses("reads Semaphore", semaphore::permits);
          var second = createTask(semaphore.acquire());
          assertAccesses("writes Semaphore, reads Semaphore, writes WaitLine", () -> tick());
          assertAccesses("writes Semaphore, writes WaitLine", semaphore::release);
          second.cancel();
          assertAccesses(
              "writes Semaphore, writes WaitLine, writes Semaphore, writes WaitLine", () -> tick());
          assertAccesses("writes Semaphore, writes WaitLine", semaphore::release);
        });
  }

  @Test
  void ofAnEvent() {
    var event = new Event();
    log.watch(
        () -> {
          var waiter = createTask(event.waitSet());
          assertAccesses("reads Event, writes WaitLine", () -> tick());
          assertAccesses("reads Event", event::isSet);
          assertAccesses("writes Event, writes WaitLine", event::set);
          assertAccesses("writes WaitLine", () -> await(waiter));
          assertAccesses("writes Event", event::clear);
          assertAccesses("reads Event, reads WaitLine", event::toString);
        });
  }

  @Test
  void ofACondition() {
    var condition = new Condition();
    log.watch(
        () -> {
          await(condition.acquire());
          var waiter = createTask(condition.waitNotified());
          assertAccesses("reads Lock, writes Lock, writes WaitLine, writes WaitLine", () -> tick());
          await(condition.acquire());
          assertAccesses("reads Lock, writes WaitLine", condition::notifyOne);
          assertAccesses(
              "reads WaitLine, reads Lock, writes WaitLine", condition::notifyAllWaiters);
          condition.release();
          assertAccesses(
              "writes WaitLine, reads Lock, reads WaitLine, writes Lock", () -> await(waiter));
        });
  }

  @Test
  void ofAQueue() {
    var queue = new Queue<Integer>(1);
    log.watch(
        () -> {
          assertAccesses(
              "writes Queue, reads Queue, writes Event, writes WaitLine", () -> queue.putNowait(1));
          assertAccesses("reads Queue", queue::size);
          assertAccesses("reads Queue", queue::isEmpty);
          assertAccesses("reads Queue", queue::isFull);
          assertAccesses("reads Queue", queue::items);
          assertAccesses("reads Queue", queue::unfinished);
          assertAccesses("reads Queue", queue::isShutDown);
          var putter = createTask(queue.put(2));
          assertAccesses("reads Queue, writes WaitLine", () -> tick());
          assertAccesses("writes Queue, reads Queue, writes WaitLine", queue::getNowait);
          await(putter);
          queue.getNowait();
          assertAccesses("writes Queue", queue::taskDone);
          var joiner = createTask(queue.join());
          assertAccesses("writes Queue, reads Event, writes WaitLine", () -> tick());
          assertAccesses("writes Queue, writes Event, writes WaitLine", queue::taskDone);
          await(joiner);
          var getter = createTask(queue.get());
          assertAccesses("reads Queue, writes WaitLine", () -> tick());
          getter.cancel();
          assertAccesses("writes WaitLine, reads Queue", () -> tick());
          assertAccesses(
              "writes Queue, reads Queue, writes Event, writes WaitLine, writes WaitLine",
              () -> queue.shutdown(true));
        });
  }

  @Test
  void ofABarrier() {
    var barrier = new Barrier(2);
    log.watch(
        () -> {
          var first = createTask(barrier.waitAll());
          assertAccesses("writes Barrier, writes Barrier, writes WaitLine", () -> tick());
          assertAccesses("reads Barrier", barrier::waiting);
          assertAccesses("reads Barrier", barrier::isBroken);
          assertAccesses(
              "writes Barrier, writes WaitLine, writes Barrier", () -> await(barrier.waitAll()));
          assertAccesses("writes WaitLine, writes Barrier, writes WaitLine", () -> await(first));
          assertAccesses("writes Barrier, writes WaitLine", () -> await(barrier.reset()));
          assertAccesses("writes Barrier, writes WaitLine", () -> await(barrier.abort()));
        });
  }
}
