package ch03_missing_await.e1_lost_order;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Outcome;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest(timeout = 60)
class ShopTest {
  private final Store store = new Store(3);
  private final Shop shop = new Shop(store);

  @Test
  void theOrderIsStored() {
    assertEquals("thank you for the lamp", await(shop.order("lamp")));
    assertEquals(List.of("lamp"), store.items(), "what the store holds at the thank you");
  }

  @Test
  void everyOrderIsStoredOnce() {
    for (var item : List.of("lamp", "chair", "lamp")) {
      assertEquals("thank you for the " + item, await(shop.order(item)), "the answer");
    }
    assertEquals(List.of("lamp", "chair", "lamp"), store.items(), "what the store holds");
  }

  @Test
  void aFullStoreIsToldToTheCustomer() {
    for (int i = 1; i <= 3; i++) {
      await(shop.order("lamp " + i));
    }
    var error =
        assertThrows(
            IllegalStateException.class, () -> await(shop.order("one too many")), "the fourth order");
    assertEquals("the store is full: one too many", error.getMessage(), "what the customer hears");
  }

  @Test
  void fourWhoOrderAtOnce() {
    var answers =
        await(gatherOutcomes(
            shop.order("a lamp"), shop.order("a chair"), shop.order("a desk"), shop.order("a bed")));
    assertEquals(List.of("a lamp", "a chair", "a desk"), store.items(), "what the store holds");
    assertEquals(
        List.of("thanked", "thanked", "thanked", "refused"),
        answers.stream().map(each -> each instanceof Outcome.Value ? "thanked" : "refused").toList(),
        "what four customers hear, with room for three");
    assertEquals(millis(200), EventLoop.running().time(), "four orders at once, 200 ms each");
  }

  @Test
  void theOrderIsStoredWheneverTheLoopIsHeld() {
    for (int turns = 0; turns < 3; turns++) {
      var thanks = createTask(shop.order("lamp"));
      for (int i = 0; i < turns; i++) {
        await(sleep(millis(0)));
      }
      busy(seconds(1));
      await(thanks);
      assertEquals(
          turns + 1,
          store.items().size(),
          "what the store holds at the thank you: somebody held the loop, so that saving took longer");
    }
  }
}
