// right: no variable at all, but a log and a warehouse for each order
package ch24_red_test.e1_whose_line;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

/// A shop that packs orders, and logs what becomes of them.
final class Shop {
  private final List<String> lines = new ArrayList<>();
  private final OrderLog log = new OrderLog(lines, () -> "-");

  /// Packs an order.
  Coroutine<Void> handle(String name, int pieces) {
    return async(() -> {
      var its = new OrderLog(lines, () -> name);
      its.line("comes in");
      await(new Warehouse(its).pack(pieces));
      its.line("is done");
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
