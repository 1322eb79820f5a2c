import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

// region tests
@LoopTest
static class QueueTest {
  final Queue<Integer> queue = new Queue<>(0, "items");
  final List<Integer> results = new ArrayList<>();

  Coroutine<Void> consumer() {
    return async(() -> {
      for (int item = await(queue.get()); item >= 0;
          item = await(queue.get())) {
        results.add(item);
        queue.taskDone();
      }
    });
  }

  @Test
  void countsTheResults() {
    var consumer = createTask(consumer(), "consumer");
    for (int item : new int[] {1, 2, 3, -1}) {
      await(queue.put(item));
    }
    await(consumer);
    assertEquals(List.of(1, 2, 3), results);
  }

  @Test
  void joinsTheQueue() {
    var consumer = createTask(consumer(), "consumer");
    for (int item : new int[] {1, 2, 3}) {
      await(queue.put(item));
    }
    await(queue.join());
    assertEquals(List.of(1, 2, 3), results);
    consumer.cancel();
  }
}
// endregion

void main() {
  IO.print(Tests.run(QueueTest.class));
}
