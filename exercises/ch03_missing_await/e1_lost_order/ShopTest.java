package ch03_missing_await.e1_lost_order;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class ShopTest {
  private final Store store = new Store();
  private final Shop shop = new Shop(store);

  @Test
  void theOrderIsStored() {
    assertEquals("thank you for the lamp", await(shop.order("lamp")));
    assertEquals(List.of("lamp"), store.items(), "what the store holds at the thank you");
  }

  @Test
  void aFullStoreIsToldToTheCustomer() {
    for (int i = 1; i <= 3; i++) {
      await(shop.order("lamp " + i));
    }
    assertThrows(
        IllegalStateException.class, () -> await(shop.order("one too many")), "the fourth order");
  }
}
