package ch15_patterns.e1_one_page;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class ItemsTest {
  private final Shop shop =
      new Shop(List.of(List.of("ant", "bee"), List.of("cat"), List.of("dog", "eel")));

  @Test
  void theFirstItemNeedsOnePage() {
    try (var items = new Items(shop).all()) {
      assertEquals("ant", items.iterator().next());
      assertEquals(1, shop.fetched(), "pages fetched for the first item");
    }
  }

  @Test
  void theSecondPageIsFetchedWhenItIsWanted() {
    try (var items = new Items(shop).all()) {
      var iterator = items.iterator();
      iterator.next();
      iterator.next();
      assertEquals(1, shop.fetched(), "pages fetched for the two items of page 1");
    }
  }

  @Test
  void soAreTheThirdAndTheFourth() {
    try (var items = new Items(shop).all()) {
      var iterator = items.iterator();
      List<Integer> fetched = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        iterator.next();
        fetched.add(shop.fetched());
      }
      assertEquals(
          List.of(1, 1, 2, 3, 3), fetched, "pages fetched for the items ant, bee, cat, dog, eel");
    }
  }

  @Test
  void allItemsComeInOrder() {
    List<String> found = new ArrayList<>();
    for (var item : new Items(shop).all()) {
      found.add(item);
    }
    assertEquals(List.of("ant", "bee", "cat", "dog", "eel"), found, "items");
    assertEquals(
        seconds(5),
        EventLoop.running().time(),
        "one connection, three pages, and an empty one that says it is the end");
  }

  @Test
  void aShopOfBigPages() {
    var big = new Shop(List.of(List.of("a", "b", "c", "d"), List.of("e")));
    List<String> found = new ArrayList<>();
    for (var item : new Items(big).all()) {
      found.add(item);
    }
    assertEquals(List.of("a", "b", "c", "d", "e"), found, "items");
  }

  @Test
  void anEmptyShopHasNoItems() {
    List<String> found = new ArrayList<>();
    for (var item : new Items(new Shop(List.of())).all()) {
      found.add(item);
    }
    assertEquals(List.of(), found, "items");
  }

  @Test
  void nothingIsOpenedBeforeAnItemIsWanted() {
    try (var _ = new Items(shop).all()) {
      await(sleep(seconds(10)));
      assertEquals(0, shop.open(), "connections, before an item is wanted");
    }
  }

  @Test
  void whoGivesUpWaitingClosesTheConnection() {
    assertThrows(
        TimeoutError.class,
        () ->
            await(timeout(seconds(2.5), () -> {
              for (var _ : new Items(shop).all()) {}
            })));
    assertEquals(0, shop.open(), "connections that are still open");
  }

  @Test
  void whoLeavesEarlyClosesTheConnection() {
    try (var items = new Items(shop).all()) {
      for (var item : items) {
        if (item.equals("bee")) {
          break;
        }
      }
    }
    assertEquals(0, shop.open(), "connections that are still open");
  }
}
