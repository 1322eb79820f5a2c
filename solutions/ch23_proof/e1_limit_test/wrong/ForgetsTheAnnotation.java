// rejected by noTestRan: there is no test
package ch23_proof.e1_limit_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import java.util.List;

@LoopTest
class TaskQueueTest {
  private final TaskQueue queue = new TaskQueue();
  private final Work work = new Work();

  void twoAtATime() {
    await(queue.processAll(List.of(() -> work.on("a"), () -> work.on("b"), () -> work.on("c"))));
    assertEquals(2, work.mostAtOnce());
  }
}
