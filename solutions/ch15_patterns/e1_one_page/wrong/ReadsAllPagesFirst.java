// rejected by theFirstItemNeedsOnePage: pages fetched for the first item
// mistake: collects all pages, and then gives out the items
package ch15_patterns.e1_one_page;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Generator;
import java.util.ArrayList;

/// Reads the items of a shop, one at a time.
final class Items {
  private final Shop shop;

  Items(Shop shop) {
    this.shop = shop;
  }

  /// Returns all items in order, and fetches each page when its first item is wanted.
  Generator<String> all() {
    return generate(out -> {
      var all = new ArrayList<String>();
      try (var connection = await(shop.connect())) {
        for (int number = 1; ; number++) {
          var page = await(connection.page(number));
          if (page.isEmpty()) {
            break;
          }
          all.addAll(page);
        }
      }
      all.forEach(out::yield);
    });
  }
}
