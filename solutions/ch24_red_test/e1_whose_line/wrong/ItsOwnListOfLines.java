// rejected by theLogSoFarStaysAsItWas: lines of a log
package ch24_red_test.e1_whose_line;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.ContextVar;
import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

/// A shop that packs orders, and logs what becomes of them.
final class Shop {
  private static final ContextVar<String> ORDER = ContextVar.named("order", "-");

  private final List<String> lines = new ArrayList<>();
  private final OrderLog log = new OrderLog(lines, ORDER::get);
  private final Warehouse warehouse = new Warehouse(log);

  /// Packs an order.
  Coroutine<Void> handle(String name, int pieces) {
    return async(() -> {
      var before = ORDER.set(name);
      try {
        log.line("comes in");
        await(warehouse.pack(pieces));
        log.line("is done");
      } finally {
        ORDER.reset(before);
      }
    });
  }

  /// Closes the shop, which is no order's business.
  void close() {
    log.line("closes");
  }

  /// Returns the log so far.
  List<String> lines() {
    return lines;
  }
}
