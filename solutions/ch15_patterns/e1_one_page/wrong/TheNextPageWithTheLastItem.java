// rejected by soAreTheThirdAndTheFourth: pages fetched for the items
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
        var page = await(connection.page(1));
        for (int number = 2; !page.isEmpty(); number++) {
          for (var item : page.subList(0, page.size() - 1)) {
            out.yield(item);
          }
          var last = page.getLast();
          if (number > 2) {
            page = await(connection.page(number));
            out.yield(last);
          } else {
            out.yield(last);
            page = await(connection.page(number));
          }
        }
      }
    });
  }
}
