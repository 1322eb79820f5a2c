// rejected by theSecondPageIsFetchedWhenItIsWanted: pages fetched for the two items of page 1
// mistake: fetches a page ahead
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
          out.yield(page.getFirst());
          var next = await(connection.page(number)); // while the reader is busy
          for (var item : page.subList(1, page.size())) {
            out.yield(item);
          }
          page = next;
        }
      }
    });
  }
}
