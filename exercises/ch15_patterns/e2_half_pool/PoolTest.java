package ch15_patterns.e2_half_pool;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class PoolTest {
  private final Servers servers = new Servers();

  @Test
  void ifOneCannotBeReachedNoneStaysOpen() {
    var thrown =
        assertThrows(
            IllegalStateException.class,
            () -> await(Pool.open(servers, List.of("a", "b", "down", "c"))));
    assertEquals(
        List.of("open a", "open b", "close b", "close a"), servers.log(), "opened and closed");
    assertEquals("down does not answer", thrown.getMessage(), "what the caller is told");
  }

  @Test
  void ifAllGoesWellTheyStayOpen() {
    try (var pool = await(Pool.open(servers, List.of("a", "b")))) {
      assertEquals(2, pool.size(), "connections");
      assertEquals(List.of("open a", "open b"), servers.log(), "opened and closed so far");
    }
    assertEquals(
        List.of("open a", "open b", "close b", "close a"), servers.log(), "opened and closed");
  }

  @Test
  void whoGivesUpInTheMiddleLeavesNoneOpen() {
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(Pool.open(servers, List.of("a", "b", "c")), seconds(2.5))));
    assertEquals(
        List.of("open a", "open b", "close b", "close a"), servers.log(), "opened and closed");
  }
}
