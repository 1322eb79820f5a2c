// right: one page is read ahead of the loop, and none while items are given out
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
        int number = 1;
        var page = await(connection.page(number));
        while (!page.isEmpty()) {
          page.forEach(out::yield);
          number++;
          page = await(connection.page(number));
        }
      }
    });
  }
}
