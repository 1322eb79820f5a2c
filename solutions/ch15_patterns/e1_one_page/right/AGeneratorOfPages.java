// right: a generator of pages below the one of items
package ch15_patterns.e1_one_page;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Generator;
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
      try (var pages = pages()) {
        for (var page : pages) {
          for (var item : page) {
            out.yield(item);
          }
        }
      }
    });
  }

  private Generator<List<String>> pages() {
    return generate(out -> {
      try (var connection = await(shop.connect())) {
        var page = await(connection.page(1));
        for (int number = 2; !page.isEmpty(); number++) {
          out.yield(page);
          page = await(connection.page(number));
        }
      }
    });
  }
}
