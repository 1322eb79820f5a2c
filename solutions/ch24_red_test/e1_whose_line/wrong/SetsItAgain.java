// rejected by twoOrdersAtOnceHaveTheirOwnLines: milk packs piece 2
// mistake: sets the field again after the await
package ch24_red_test.e1_whose_line;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

/// A shop that packs orders, and logs what becomes of them.
final class Shop {
  private final List<String> lines = new ArrayList<>();
  private String order = "-";
  private final OrderLog log = new OrderLog(lines, () -> order);
  private final Warehouse warehouse = new Warehouse(log);

  /// Packs an order.
  Coroutine<Void> handle(String name, int pieces) {
    return async(() -> {
      try {
        order = name;
        log.line("comes in");
        await(warehouse.pack(pieces));
        order = name; // somebody else may have set it
        log.line("is done");
      } finally {
        order = "-";
      }
    });
  }

  /// Closes the shop, which is no order's business.
  void close() {
    log.line("closes");
  }

  /// Returns the log so far.
  List<String> lines() {
    return List.copyOf(lines);
  }
}
