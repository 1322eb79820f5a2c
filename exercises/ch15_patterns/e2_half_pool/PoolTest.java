package ch15_patterns.e2_half_pool;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.assertTakes;
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
            () -> await(Pool.open(servers, List.of("a", "b", "down", "c"))),
            "the third server is down");
    assertEquals(
        List.of("open a", "open b", "close b", "close a"), servers.log(), "opened and closed");
    assertEquals("down does not answer", thrown.getMessage(), "what the caller is told");
  }

  @Test
  void ifTheFourthCannotBeReachedThreeAreClosed() {
    assertThrows(
        IllegalStateException.class,
        () -> await(Pool.open(servers, List.of("a", "b", "c", "down"))),
        "the fourth server is down");
    assertEquals(
        List.of("open a", "open b", "open c", "close c", "close b", "close a"),
        servers.log(),
        "opened and closed");
  }

  @Test
  void ifTheFirstCannotBeReachedNothingIsOpened() {
    assertThrows(
        IllegalStateException.class,
        () -> await(Pool.open(servers, List.of("down", "a"))),
        "the first server is down");
    assertEquals(List.of(), servers.log(), "opened and closed");
  }

  @Test
  void theyAreConnectedOneAfterAnother() {
    try (var pool = assertTakes(seconds(3), Pool.open(servers, List.of("a", "b", "c")))) {
      assertEquals(3, pool.size(), "connections");
    }
  }

  @Test
  void eachPoolHasItsOwnConnections() {
    try (var one = await(Pool.open(servers, List.of("a", "b", "c")))) {
      var two = await(Pool.open(servers, List.of("d")));
      assertEquals("3 and 1", one.size() + " and " + two.size(), "connections of two pools");
      two.close();
      assertEquals(
          List.of("open a", "open b", "open c", "open d", "close d"),
          servers.log(),
          "opened and closed when the second pool is closed");
    }
    assertEquals(
        List.of("close c", "close b", "close a"),
        servers.log().subList(5, servers.log().size()),
        "what is closed when the first pool is closed");
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
        () -> await(waitFor(Pool.open(servers, List.of("a", "b", "c")), seconds(2.5))),
        "a caller who waits for 2.5 seconds");
    assertEquals(
        List.of("open a", "open b", "close b", "close a"), servers.log(), "opened and closed");
  }
}
