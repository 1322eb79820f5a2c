// right: keeps the order of each task by hand, and asks who made the task that has none
package ch24_red_test.e1_whose_line;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A shop that packs orders, and logs what becomes of them.
final class Shop {
  private final List<String> lines = new ArrayList<>();
  private final Map<Task<?>, String> orders = new HashMap<>();
  private final OrderLog log = new OrderLog(lines, this::order);
  private final Warehouse warehouse = new Warehouse(log);

  private String order() {
    for (Task<?> task = currentTask(); ; task = task.maker().orElseThrow()) {
      if (orders.containsKey(task)) {
        return orders.get(task);
      }
      if (task.maker().isEmpty()) {
        return "-";
      }
    }
  }

  /// Packs an order.
  Coroutine<Void> handle(String name, int pieces) {
    return async(() -> {
      var task = currentTask();
      orders.put(task, name);
      try {
        log.line("comes in");
        await(warehouse.pack(pieces));
        log.line("is done");
      } finally {
        orders.remove(task);
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
