// rejected by whoReadsAgainFetchesAgain: items for a second reader
package ch15_patterns.e1_one_page;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Generator;
import java.util.List;

/// Reads the items of a shop, one at a time.
final class Items {
  private final Shop shop;
  private List<String> first;

  Items(Shop shop) {
    this.shop = shop;
  }

  /// Returns all items in order, and fetches each page when its first item is wanted.
  Generator<String> all() {
    return generate(out -> {
      try (var connection = await(shop.connect())) {
        for (int number = 1; ; number++) {
          var page = number == 1 && first != null ? first : await(connection.page(number));
          if (number == 1) {
            first = page;
          }
          if (page.isEmpty()) {
            return;
          }
          for (var item : page) {
            out.yield(item);
          }
        }
      }
    });
  }
}
