// rejected by nothingIsOpenedBeforeAnItemIsWanted: connections, before an item is wanted
package ch15_patterns.e1_one_page;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Generator;

/// Reads the items of a shop, one at a time.
final class Items {
  private final Shop shop;

  Items(Shop shop) {
    this.shop = shop;
  }

  /// Returns all items in order, and fetches each page when its first item is wanted.
  Generator<String> all() {
    var opened = await(shop.connect());
    return generate(out -> {
      try (var connection = opened) {
        for (int number = 1; ; number++) {
          var page = await(connection.page(number));
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
