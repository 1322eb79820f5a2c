package ch15_patterns.e1_one_page;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Generator;
import java.util.ArrayList;
import java.util.List;

/// Reads the items of a shop, one at a time.
final class Items {
  private final Shop shop;

  Items(Shop shop) {
    this.shop = shop;
  }

  /// Returns all items in order, and fetches each page when its first item is wanted.
  Generator<String> all() {
    return generate(out -> {
      List<String> items = new ArrayList<>();
      try (var connection = await(shop.connect())) {
        for (int number = 1; ; number++) {
          var page = await(connection.page(number));
          if (page.isEmpty()) {
            break;
          }
          items.addAll(page);
        }
      }
      for (var item : items) {
        out.yield(item);
      }
    });
  }
}
