package dev.loopbook.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A queue holds cancelled timers for a while, but not too many.
class TimerQueueTest {

  private final EventLoop loop = LoopSetup.standard().withVirtualTime().call(EventLoop::create);
  private final TimerQueue queue = new TimerQueue();

  @AfterEach
  void close() {
    loop.close();
  }

  /// Puts so many timers into the queue, the first of them due at 0.
  private List<TimerHandle> add(int count) {
    var timers =
        IntStream.range(0, count)
            .mapToObj(i -> new TimerHandle(loop, i, i, () -> {}, Context.copy()))
            .toList();
    timers.forEach(queue::add);
    return timers;
  }

  private void cancel(List<TimerHandle> timers) {
    for (var timer : timers) {
      timer.cancel();
      queue.noteCancelled(timer);
    }
  }

  private int sizeAfterDropping() {
    queue.dropCancelled();
    return queue.size();
  }

  @Test
  void thoseAtItsHeadAreDroppedAtOnce() {
    var timers = add(10);
    cancel(timers.subList(0, 3));
    cancel(timers.subList(5, 6));
    assertEquals(7, sizeAfterDropping());
    assertSame(timers.get(3), queue.first());
  }

  @Test
  void theMajorityOfALargeQueueIsDropped() {
    var timers = add(102);
    cancel(timers.subList(1, 52));
    assertEquals(102, sizeAfterDropping(), "it's half of them");
    cancel(timers.subList(52, 53));
    assertEquals(50, sizeAfterDropping());
  }

  @Test
  void aSmallQueueIsNotWorthTheWork() {
    cancel(add(100).subList(1, 100));
    assertEquals(100, sizeAfterDropping());
  }

  @Test
  void aLargerOneIs() {
    cancel(add(101).subList(1, 101));
    assertEquals(1, sizeAfterDropping());
  }

  @Test
  void thoseDroppedAtItsHeadNoLongerCount() {
    var timers = add(202);
    cancel(timers.subList(0, 60));
    assertEquals(142, sizeAfterDropping());
    cancel(timers.subList(61, 61 + 71));
    assertEquals(142, sizeAfterDropping());
  }

  @Test
  void thoseThatWereTakenNoLongerCount() {
    var timers = add(202);
    cancel(timers.subList(0, 60));
    timers.subList(0, 60).forEach(timer -> assertSame(timer, queue.takeDue(60)));
    cancel(timers.subList(61, 61 + 71));
    assertEquals(142, sizeAfterDropping());
  }

  @Test
  void thoseThatAreCancelledAfterTheyWereTakenDoNotCount() {
    var timers = add(142);
    timers.subList(0, 10).forEach(timer -> assertSame(timer, queue.takeDue(10)));
    cancel(timers.subList(0, 10));
    cancel(timers.subList(11, 11 + 66));
    assertEquals(132, sizeAfterDropping());
  }
}
