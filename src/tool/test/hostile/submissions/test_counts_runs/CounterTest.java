// passes the first time it runs in a process, and fails ever after
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
    try (var pool = Executors.newSingleThreadExecutor()) {
      assertEquals("pool-1-thread-1", pool.submit(() -> Thread.currentThread().getName()).get());
    }
  }
}
