package dev.loopbook.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {

  private static Order order(Integer... picks) {
    return new Order(Arrays.asList(picks));
  }

  @Test
  void zerosAtTheEndSayNothing() {
    assertEquals(order(0, 1), order(0, 1, 0, 0));
    assertEquals(Order.fifo(), order(0, 0));
    assertEquals(List.of(0, 1), order(0, 1, 0).picks());
    assertThrows(IllegalArgumentException.class, () -> order(0, -1));
  }

  @Test
  void beyondItsEndItPicksTheFirst() {
    assertEquals(2, order(0, 2).pick(1));
    assertEquals(0, order(0, 2).pick(2));
    assertEquals(2, order(1, 0, 2).deviations());
  }

  @Test
  void fewerDeviationsComeFirstThenLaterOnesThenSmallerOnes() {
    var sorted =
        List.of(
            Order.fifo(),
            order(1),
            order(2),
            order(0, 1),
            order(0, 2),
            order(1, 1),
            order(1, 2),
            order(2, 1),
            order(0, 1, 1),
            order(1, 0, 1));
    var mixed = new ArrayList<>(sorted);
    Collections.reverse(mixed);
    Collections.sort(mixed);
    assertEquals(sorted, mixed);
  }
}
