// right: finally in place of a resource, and an index in place of the inner loop
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
      var connection = await(shop.connect());
      try {
        int number = 1;
        var page = await(connection.page(number));
        int index = 0;
        while (!page.isEmpty()) {
          out.yield(page.get(index++));
          if (index == page.size()) {
            page = await(connection.page(++number));
            index = 0;
          }
        }
      } finally {
        connection.close();
      }
    });
  }
}
