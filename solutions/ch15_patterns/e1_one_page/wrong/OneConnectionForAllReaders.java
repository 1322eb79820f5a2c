// rejected by whoLeavesEarlyDisturbsNoOtherReader: the connection is closed
package ch15_patterns.e1_one_page;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Generator;

/// Reads the items of a shop, one at a time.
final class Items {
  private final Shop shop;
  private Shop.Connection c;

  Items(Shop shop) {
    this.shop = shop;
  }

  /// Returns all items in order, and fetches each page when its first item is wanted.
  Generator<String> all() {
    return generate(out -> {
      if (c == null || c.isClosed()) c = await(shop.connect());
      var connection = c;
      try {
        for (int number = 1; ; number++) {
          var page = await(connection.page(number));
          if (page.isEmpty()) {
            return;
          }
          for (var item : page) {
            out.yield(item);
          }
        }
      } finally {
        connection.close();
      }
    });
  }
}
