package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TestOrdersTest {
  @Test
  void itIsReadFromWhatTheTestKitReports() {
    assertEquals(
        Optional.of(new TestOrders(6, true)), TestOrders.in(Map.of("passes in all orders", "6")));
    assertEquals(
        Optional.of(new TestOrders(40, false)),
        TestOrders.in(Map.of("passes in orders, of more", "40")));
  }

  @Test
  void whatIsNoNumberIsNoReport() {
    assertEquals(Optional.empty(), TestOrders.in(Map.of("stdout", "6")));
    assertEquals(Optional.empty(), TestOrders.in(Map.of("passes in all orders", "six")));
    assertEquals(Optional.empty(), TestOrders.in(Map.of("passes in all orders", "9".repeat(19))));
  }

  @Test
  void invocationsTogetherAreInAllOrdersOnlyIfEachIs() {
    var all = new TestOrders(6, true);
    assertEquals(new TestOrders(8, true), all.and(new TestOrders(8, true)));
    assertEquals(new TestOrders(6, false), all.and(new TestOrders(2, false)));
    assertEquals(new TestOrders(6, false), new TestOrders(2, false).and(all));
  }
}
