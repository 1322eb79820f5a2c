package dev.loopbook.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerHeapTest {

  private final EventLoop loop = LoopSetup.standard().withVirtualTime().call(EventLoop::create);
  private final TimerHeap heap = new TimerHeap();
  private long set;

  @AfterEach
  void close() {
    loop.close();
  }

  private TimerHandle timer(long when) {
    return new TimerHandle(loop, when, set++, () -> {}, Context.copy());
  }

  private TimerHandle add(long when) {
    var timer = timer(when);
    heap.add(timer);
    return timer;
  }

  /// Takes all timers out, one by one.
  private List<TimerHandle> inOrder() {
    var timers = new ArrayList<TimerHandle>();
    for (var first = heap.first(); first != null; first = heap.first()) {
      timers.add(first);
      heap.removeFirst();
    }
    return timers;
  }

  @Test
  void anEmptyHeapHasNoFirstTimer() {
    assertNull(heap.first());
    assertEquals(0, heap.size());
    assertEquals(List.of(), heap.all());
  }

  @Test
  void whateverIsDoneToItItsTimersLeaveByDueTimeAndThenByAge() {
    var random = new Random(1);
    for (var round = 0; round < 300; round++) {
      var expected = new TreeSet<TimerHandle>();
      var times = 1 + random.nextInt(100); // the fewer, the more timers are due together
      for (var step = random.nextInt(200); step > 0; step--) {
        switch (random.nextInt(8)) {
          case 0 -> {
            if (heap.first() != null) {
              assertEquals(expected.removeFirst(), heap.first());
              heap.removeFirst();
            }
          }
          case 1 -> {
            if (!expected.isEmpty()) {
              var any = List.copyOf(expected).get(random.nextInt(expected.size()));
              heap.remove(any);
              expected.remove(any);
            }
          }
          case 2 -> {
            if (random.nextInt(5) == 0) {
              expected.stream().filter(_ -> random.nextBoolean()).forEach(TimerHandle::cancel);
              heap.removeCancelled();
              expected.removeIf(Handle::isCancelled);
            }
          }
          default -> expected.add(add(random.nextInt(times)));
        }
        assertEquals(expected.size(), heap.size());
      }
      assertEquals(expected, new TreeSet<>(heap.all()));
      assertEquals(List.copyOf(expected), inOrder());
    }
  }

  @Test
  void aClearedHeapKeepsNothing() {
    for (var when = 0; when < 40; when++) {
      add(when);
    }
    heap.clear();
    assertNull(heap.first());
    add(1);
    assertEquals(1, inOrder().size());
  }
}
