package ch15_patterns.e1_one_page;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
  void allItemsComeInOrder() {
    List<String> found = new ArrayList<>();
    for (var item : new Items(shop).all()) {
      found.add(item);
    }
    assertEquals(List.of("ant", "bee", "cat", "dog", "eel"), found, "items");
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
