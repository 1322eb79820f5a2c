package ch24_red_test.e1_whose_line;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class ShopTest {
  private final Shop shop = new Shop();

  @Test
  void anOrderHasItsLines() {
    await(createTask(shop.handle("tea", 2), "tea"));
    assertEquals(
        List.of("tea comes in", "tea packs piece 1", "tea packs piece 2", "tea is done"),
        shop.lines(),
        "the log of one order");
  }

  @Test
  void twoOrdersAtOnceHaveTheirOwnLines() {
    var tea = createTask(shop.handle("tea", 2), "tea");
    await(sleep(millis(150)));
    await(gather(tea, createTask(shop.handle("milk", 1), "milk")));
    assertEquals(
        List.of(
            "tea comes in",
            "tea packs piece 1",
            "milk comes in",
            "tea packs piece 2",
            "tea is done",
            "milk packs piece 1",
            "milk is done"),
        shop.lines(),
        "the log of two orders, the second 150 ms after the first");
  }

  @Test
  void ordersArePackedAtTheSameTime() {
    assertTakes(
        millis(300), gather(shop.handle("tea", 3), shop.handle("milk", 2), shop.handle("rice", 1)));
  }

  @Test
  void twoOrdersOfOneTaskHaveTheirOwnLines() {
    await(shop.handle("tea", 1));
    await(shop.handle("milk", 1));
    assertEquals(
        List.of(
            "tea comes in", "tea packs piece 1", "tea is done",
            "milk comes in", "milk packs piece 1", "milk is done"),
        shop.lines(),
        "the log of two orders, one after the other");
  }

  @Test
  void afterAnOrderALineIsNobodysAgain() {
    await(shop.handle("tea", 1));
    shop.close();
    assertEquals("- closes", shop.lines().getLast(), "the last line, after an order");
  }

  @Test
  void anOrderThatFailsLeavesNothingBehind() {
    assertThrows(
        IllegalArgumentException.class,
        () -> await(shop.handle("tea", 0)),
        "an order of no pieces fails, and whoever awaits it should learn that");
    shop.close();
    assertEquals(
        List.of("tea comes in", "- closes"), shop.lines(), "the log after an order that failed");
  }

  @Test
  void anOrderThatIsGivenUpLeavesNothingBehind() {
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(shop.handle("tea", 3), millis(150))),
        "an order of 300 ms, and 150 ms to wait for it");
    shop.close();
    assertEquals(
        List.of("tea comes in", "tea packs piece 1", "- closes"),
        shop.lines(),
        "the log after an order that was given up");
  }

  @Test
  void twoShopsHaveTwoLogs() {
    var other = new Shop();
    await(gather(shop.handle("tea", 1), other.handle("milk", 1)));
    assertEquals(
        List.of("tea comes in", "tea packs piece 1", "tea is done"), shop.lines(), "the one log");
    assertEquals(
        List.of("milk comes in", "milk packs piece 1", "milk is done"),
        other.lines(),
        "the other log");
  }
}
