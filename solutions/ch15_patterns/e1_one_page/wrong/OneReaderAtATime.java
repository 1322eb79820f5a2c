// rejected by twoReadersMayBeUnderWayAtOnce: what two readers found
package ch15_patterns.e1_one_page;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Generator;

/// Reads the items of a shop, one at a time.
final class Items {
  private final Shop shop;
  private int number;

  Items(Shop shop) {
    this.shop = shop;
  }

  /// Returns all items in order, and fetches each page when its first item is wanted.
  Generator<String> all() {
    number = 1;
    return generate(out -> {
      try (var connection = await(shop.connect())) {
        while (true) {
          var page = await(connection.page(number++));
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
