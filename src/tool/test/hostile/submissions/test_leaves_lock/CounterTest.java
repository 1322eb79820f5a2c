// leaves a thread that holds what a later run in the process waits for
package ch90_walls.e2_count;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;
import org.junit.jupiter.api.*;
import org.junit.jupiter.params.*;
import org.junit.jupiter.params.provider.*;

@LoopTest
class CounterTest {
  @Test
  void counts() throws Exception {
    var known = "a text that all classes share";
    var held = new CountDownLatch(1);
    synchronized (known) {
    }
    var thread = new Thread(() -> {
      synchronized (known) {
        held.countDown();
        for (;;) {
          Thread.onSpinWait();
        }
      }
    });
    thread.setDaemon(true);
    thread.start();
    held.await();
  }
}
