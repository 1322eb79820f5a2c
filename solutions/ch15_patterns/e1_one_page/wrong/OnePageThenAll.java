// rejected by soAreTheThirdAndTheFourth: pages fetched for the items
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
      try (var connection = await(shop.connect())) {
        for (var item : await(connection.page(1))) {
          out.yield(item);
        }
        List<String> rest = new ArrayList<>();
        for (int number = 2; ; number++) {
          var page = await(connection.page(number));
          if (page.isEmpty()) {
            break;
          }
          rest.addAll(page);
        }
        for (var item : rest) {
          out.yield(item);
        }
      }
    });
  }
}
