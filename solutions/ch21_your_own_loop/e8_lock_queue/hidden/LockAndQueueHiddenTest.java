package ch21_your_own_loop.e8_lock_queue;

import dev.loopbook.judge.hidden.HiddenTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@HiddenTest
class LockAndQueueHiddenTest {
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
  void manyAtALockTakeTurns() {
    loop.assertSame(
        HiddenCPython.MANY_AT_A_LOCK,
        () -> {
          var counts = new int[] {3, 1, 2, 3};
          var tasks = new ArrayList<Task<Void>>();
          for (int i = 0; i < counts.length; i++) {
            tasks.add(turns("ABCD".substring(i, i + 1), counts[i]));
          }
          Task.await(Async.gather(tasks));
        });
  }

  private Task<Void> turns(String name, int count) {
    return task(
        name,
        () -> {
          for (int turn = 0; turn < count; turn++) {
            lock.acquire();
            loop.say(name + " " + turn);
            Async.sleep(0);
            lock.release();
          }
        });
  }

  @Test
  void aLockThatAllGaveUpIsFree() {
    loop.assertSame(
        HiddenCPython.ALL_GIVE_UP,
        () -> {
          lock.acquire();
          var b = uses(lock, "B");
          var c = uses(lock, "C");
          Async.sleep(10);
          b.cancel();
          c.cancel();
          lock.release();
          loop.say("locked: " + yes(lock.isLocked()));
          use(lock, "main", 10);
          loop.say("main is done");
        });
  }

  @Test
  void aHolderThatIsCancelledGivesItBack() {
    loop.assertSame(
        HiddenCPython.CANCELLED_HOLDER,
        () -> {
          var a = uses(lock, "A", 100);
          var b = uses(lock, "B");
          Async.sleep(10);
          a.cancel();
          Task.await(b);
          loop.say("locked: " + yes(lock.isLocked()));
        });
  }

  @Test
  void producersWaitInTheOrderInWhichTheyCame() {
    var queue = new Sync.Queue<String>(1);
    loop.assertSame(
        HiddenCPython.PRODUCERS_WAIT_IN_ORDER,
        () -> {
          var a = producer(queue, "A");
          var b = producer(queue, "B");
          for (int i = 0; i < 4; i++) {
            Async.sleep(10);
            loop.say("got " + queue.get());
          }
          Task.await(Async.gather(List.of(a, b)));
        });
  }

  private Task<Void> producer(Sync.Queue<String> queue, String name) {
    return task(
        name,
        () -> {
          for (int number = 1; number <= 2; number++) {
            queue.put(name + number);
            loop.say("put " + name + number);
          }
        });
  }

  @Test
  void aProducerWhoGivesUpHandsItsPlaceOn() {
    var queue = new Sync.Queue<String>(1);
    loop.assertSame(
        HiddenCPython.A_PRODUCER_GIVES_UP,
        () -> {
          queue.put("first");
          var a = puts(queue, "A");
          var b = puts(queue, "B");
          Async.sleep(10);
          loop.say("got " + queue.get());
          a.cancel();
          Task.await(b);
          var last = queue.get();
          loop.say("got " + last + ", " + queue.size() + " left");
        });
  }

  private Task<Void> puts(Sync.Queue<String> queue, String name) {
    return task(
        name,
        () -> {
          queue.put(name);
          loop.say("put " + name);
        });
  }

  @Test
  void allWhoJoinGoOn() {
    var queue = new Sync.Queue<Integer>(0);
    loop.assertSame(
        HiddenCPython.TWO_JOIN,
        () -> {
          queue.put(1);
          var a = joins(queue, "A");
          var b = joins(queue, "B");
          Async.sleep(0);
          loop.say("got " + queue.get());
          queue.taskDone();
          loop.say("main goes on");
          Task.await(Async.gather(List.of(a, b)));
          queue.join();
          loop.say("nothing to wait for");
        });
  }

  private Task<Void> joins(Sync.Queue<Integer> queue, String name) {
    return task(
        name,
        () -> {
          queue.join();
          loop.say(name + " joined");
        });
  }

  @Test
  void aConsumerKeepsItsPlaceWhenSomebodyWasQuicker() {
    var queue = new Sync.Queue<String>(0);
    loop.assertSame(
        HiddenCPython.SOMEBODY_WAS_QUICKER,
        () -> {
          var a = takes(queue, "A");
          var b = takes(queue, "B");
          var c = takes(queue, "C");
          Async.sleep(10);
          queue.put("x");
          loop.say("main got " + queue.get());
          a.cancel();
          Async.sleep(10);
          queue.put("y");
          queue.put("z");
          Task.await(Async.gather(List.of(b, c)));
        });
  }

  @Test
  void whoGivesUpTakesNobodysTurn() {
    loop.assertSame(
        HiddenCPython.GIVES_UP_BEHIND_ONE_WHO_WAS_WOKEN,
        () -> {
          lock.acquire();
          var a = uses(lock, "A");
          var b = task("B", this::givesUp);
          var c = uses(lock, "C");
          Async.sleep(10);
          b.cancel();
          lock.release();
          Task.await(Async.gather(List.of(a, c)));
        });
  }

  private void givesUp() {
    try {
      use(lock, "B", 10);
    } catch (CancelledError cancelled) {
      loop.say("B gives up");
    }
  }

  @Test
  void aConsumerKeepsItsPlaceWhenSomebodyGivesUp() {
    var queue = new Sync.Queue<String>(0);
    loop.assertSame(
        HiddenCPython.GIVES_UP_BESIDE_ONE_WHO_WAS_WOKEN,
        () -> {
          var a = takes(queue, "A");
          var b = takes(queue, "B");
          var c = takes(queue, "C");
          var d = takes(queue, "D");
          Async.sleep(10);
          b.cancel();
          queue.put("x");
          Async.sleep(10);
          queue.put("y");
          queue.put("z");
          Task.await(Async.gather(List.of(a, c, d)));
        });
  }

  @Test
  void anItemGoesToTheFirstWhoHasNotGivenUp() {
    var queue = new Sync.Queue<String>(0);
    loop.assertSame(
        HiddenCPython.AN_ITEM_COMES_WHEN_ONE_GIVES_UP,
        () -> {
          var a = takes(queue, "A");
          var b = takes(queue, "B");
          Async.sleep(10);
          a.cancel();
          queue.put("x");
          Task.await(b);
        });
  }

  private Task<Void> takes(Sync.Queue<String> queue, String name) {
    return task(name, () -> loop.say(name + " got " + queue.get()));
  }
}
