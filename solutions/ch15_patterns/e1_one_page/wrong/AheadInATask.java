// rejected by aReaderMayTakeItsTime: pages fetched by then, for a slow reader
// mistake: has the next page fetched by a task meanwhile
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
        var next = createTask(connection.page(1));
        try {
          for (int number = 2; ; number++) {
            var page = await(next);
            if (page.isEmpty()) {
              return;
            }
            next = createTask(connection.page(number)); // while the reader is busy
            for (var item : page) {
              out.yield(item);
            }
          }
        } finally {
          next.cancel();
        }
      }
    });
  }
}
