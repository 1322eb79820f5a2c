// rejected by theSecondPageIsFetchedWhenItIsWanted: pages fetched for the two items
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
    return generate(out -> {
      try (var connection = await(shop.connect())) {
        for (int index = 0; ; index++) {
          var page = await(connection.page(index / 2 + 1));
          if (page.size() <= index % 2) {
            return;
          }
          out.yield(page.get(index % 2));
        }
      }
    });
  }
}
