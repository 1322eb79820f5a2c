package ch21_your_own_loop.e8_lock_queue;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LockAndQueueTest {
  private final TracedLoop loop = new TracedLoop();
  private final Sync.Lock lock = new Sync.Lock();

  private Task<Void> uses(Sync.Lock lock, String name) {
    return uses(lock, name, 10);
  }

  private Task<Void> uses(Sync.Lock lock, String name, int millis) {
    return task(name, () -> use(lock, name, millis));
  }

  private void use(Sync.Lock lock, String name, int millis) {
    lock.acquire();
    try {
      loop.say(name + " has it");
      Async.sleep(millis);
      loop.say(name + " gives it back");
    } finally {
      lock.release();
    }
  }

  private static Task<Void> task(String name, Runnable body) {
    return Async.createTask(
        name,
        () -> {
          body.run();
          return null;
        });
  }

  private static String yes(boolean flag) {
    return flag ? "yes" : "no";
  }

  @Test
  void oneAfterTheOther() {
    loop.assertSame(
        CPython.ONE_AFTER_THE_OTHER,
        () -> {
          Task.await(Async.gather(List.of(uses(lock, "A"), uses(lock, "B"), uses(lock, "C"))));
          loop.say("main is done");
        });
  }

  @Test
  void nobodyPushesIn() {
    loop.assertSame(
        CPython.NOBODY_PUSHES_IN,
        () -> Task.await(Async.gather(List.of(twice("A"), twice("B")))));
  }

  private Task<Void> twice(String name) {
    return task(
        name,
        () -> {
          for (int turn = 1; turn <= 2; turn++) {
            lock.acquire();
            loop.say(name + " has it, turn " + turn);
            Async.sleep(0);
            lock.release();
          }
        });
  }

  @Test
  void aNewcomerWaitsBehindOneWhoWasWoken() {
    loop.assertSame(
        CPython.A_NEWCOMER_WAITS,
        () -> {
          lock.acquire();
          var b = uses(lock, "B");
          Async.sleep(10);
          var c =
              task(
                  "C",
                  () -> {
                    loop.say("C comes");
                    use(lock, "C", 10);
                  });
          lock.release();
          loop.say("locked: " + yes(lock.isLocked()));
          Task.await(Async.gather(List.of(b, c)));
        });
  }

  @Test
  void oneWhoGivesUpHoldsUpNobody() {
    loop.assertSame(
        CPython.ONE_WHO_GIVES_UP,
        () -> {
          lock.acquire();
          var b = uses(lock, "B");
          var c = uses(lock, "C");
          Async.sleep(10);
          b.cancel();
          Async.sleep(10);
          lock.release();
          Task.await(c);
          loop.say("B was cancelled: " + yes(b.isCancelled()));
        });
  }

  @Test
  void oneWhoIsWokenAndCancelledWakesTheNext() {
    loop.assertSame(
        CPython.WOKEN_AND_CANCELLED,
        () -> {
          lock.acquire();
          var b = uses(lock, "B");
          var c = uses(lock, "C");
          Async.sleep(10);
          lock.release();
          b.cancel();
          Task.await(c);
          loop.say("locked: " + yes(lock.isLocked()));
        });
  }

  @Test
  void aLockThatNobodyHasCannotBeGivenBack() {
    assertThrows(IllegalStateException.class, lock::release, "release() of a free lock");
  }

  @Test
  void aQueueHandsOnInOrder() {
    var queue = new Sync.Queue<Integer>(0);
    loop.assertSame(
        CPython.A_QUEUE_HANDS_ON,
        () -> {
          var a = twoFrom(queue, "A");
          var b = twoFrom(queue, "B");
          Async.sleep(0);
          for (int item = 1; item <= 4; item++) {
            queue.put(item);
            loop.say("put " + item);
            Async.sleep(0);
          }
          Task.await(Async.gather(List.of(a, b)));
        });
  }

  private Task<Void> twoFrom(Sync.Queue<Integer> queue, String name) {
    return task(
        name,
        () -> {
          for (int i = 0; i < 2; i++) {
            loop.say(name + " got " + queue.get());
          }
        });
  }

  @Test
  void aFullQueueHoldsUpItsProducer() {
    var queue = new Sync.Queue<Integer>(2);
    loop.assertSame(
        CPython.A_FULL_QUEUE_WAITS,
        () -> {
          var producer =
              task(
                  "producer",
                  () -> {
                    for (int item = 1; item <= 4; item++) {
                      queue.put(item);
                      loop.say("put " + item);
                    }
                  });
          for (int i = 0; i < 4; i++) {
            Async.sleep(10);
            var item = queue.get();
            loop.say("got " + item + ", " + queue.size() + " left");
          }
          Task.await(producer);
        });
  }

  @Test
  void anItemIsNotLostWithAConsumer() {
    var queue = new Sync.Queue<String>(0);
    loop.assertSame(
        CPython.A_CONSUMER_WHO_GIVES_UP,
        () -> {
          var a = task("A", () -> loop.say("A got " + queue.get()));
          var b = task("B", () -> loop.say("B got " + queue.get()));
          Async.sleep(10);
          queue.put("x");
          a.cancel();
          Task.await(b);
          loop.say("A was cancelled: " + yes(a.isCancelled()) + ", " + queue.size() + " left");
        });
  }

  @Test
  void joinWaitsUntilAllIsDone() {
    var queue = new Sync.Queue<Integer>(0);
    loop.assertSame(
        CPython.JOINED_WHEN_ALL_IS_DONE,
        () -> {
          var consumer =
              task(
                  "consumer",
                  () -> {
                    while (true) {
                      var item = queue.get();
                      Async.sleep(10);
                      loop.say("done with " + item);
                      queue.taskDone();
                    }
                  });
          for (int item = 1; item <= 3; item++) {
            queue.put(item);
          }
          loop.say("main joins");
          queue.join();
          loop.say("joined");
          consumer.cancel();
        });
  }
}
