package ch03_missing_await.e1_lost_order;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Outcome;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The shop with other items and another store.
@LoopTest(timeout = 600)
@HiddenTest
class ShopHiddenTest {

  @Test
  void asManyAreThankedAsAreStored(Draw draw) {
    int room = draw.number(1, 9);
    var store = new Store(room);
    var shop = new Shop(store);
    for (var item : draw.texts(room)) {
      assertEquals("thank you for the " + item, await(shop.order(item)), "the answer");
      assertEquals(item, store.items().getLast(), "the last item in the store at the thank you");
    }
    for (var item : draw.texts(2)) {
      var before = EventLoop.running().time();
      var error = assertThrows(IllegalStateException.class, () -> await(shop.order(item)), item);
      assertEquals(
          millis(200), EventLoop.running().time().minus(before), "the store is asked once, for");
      assertEquals("the store is full: " + item, error.getMessage(), "what the customer hears");
      assertEquals(
          Store.class.getName(),
          error.getStackTrace()[0].getClassName(),
          "which class threw what the customer hears");
    }
    assertEquals(room, store.items().size(), "items in the store");
  }

  @Test
  void manyOrderAtOnce(Draw draw) {
    int room = draw.number(2, 6);
    var store = new Store(room);
    var shop = new Shop(store);
    var items = draw.texts(room + draw.number(1, 3));
    var answers = await(gatherOutcomes(items.stream().map(shop::order).toList()));
    var thanked = answers.stream().filter(each -> each instanceof Outcome.Value).count();
    assertEquals(room, thanked, "customers who were thanked, with room for " + room);
    assertEquals(items.subList(0, room), store.items(), "what the store holds");
    assertEquals(
        items.subList(0, room).stream()
            .map(item -> new Outcome.Value<>("thank you for the " + item))
            .toList(),
        answers.subList(0, room),
        "what the first " + room + " of several customers hear");
  }

  @Test
  void equalItemsAtOnceAreStoredEach(Draw draw) {
    var item = draw.text();
    var store = new Store(5);
    var shop = new Shop(store);
    await(gather(shop.order(item), shop.order(item), shop.order(item)));
    assertEquals(List.of(item, item, item), store.items(), "what the store holds");
  }

  @Test
  void anyTextIsAnItem(Draw draw) {
    var store = new Store(3);
    var shop = new Shop(store);
    var items = List.of("", "  ", draw.word().repeat(200));
    for (var item : items) {
      assertEquals("thank you for the " + item, await(shop.order(item)), "the answer");
    }
    assertEquals(items, store.items(), "what the store holds, of items without a letter, or with many");
  }

  @Test
  void twoShopsHaveTheirOwnStores(Draw draw) {
    var items = draw.texts(2);
    var stores = List.of(new Store(1), new Store(1));
    var shops = List.of(new Shop(stores.get(0)), new Shop(stores.get(1)));
    await(gather(shops.get(0).order(items.get(0)), shops.get(1).order(items.get(1))));
    assertEquals(List.of(items.get(0)), stores.get(0).items(), "the first store");
    assertEquals(List.of(items.get(1)), stores.get(1).items(), "the second store");
  }

  @Test
  void aCustomerWhoLeavesWaitsNoLonger(Draw draw) {
    var store = new Store(1);
    var shop = new Shop(store);
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(shop.order(draw.text()), draw.millis(10, 190))),
        "a customer who leaves before the order is stored");
    await(sleep(seconds(1)));
  }
}
