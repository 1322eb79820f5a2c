// rejected by twoOrdersOfOneNameAreTwo: of two orders of one name
package ch24_red_test.e1_whose_line;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.ContextVar;
import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class Shop {
  private static final ContextVar<String> ORDER = ContextVar.named("order", "-");
  private final List<String> lines = new ArrayList<>();
  private final Map<String, OrderLog> logs = new HashMap<>();

  Coroutine<Void> handle(String name, int pieces) {
    return async(() -> {
      if (logs.containsKey(name)) return;
      var log = new OrderLog(lines, () -> name);
      logs.put(name, log);
      log.line("comes in");
      await(new Warehouse(log).pack(pieces));
      log.line("is done");
    });
  }

  void close() {
    new OrderLog(lines, () -> "-").line("closes");
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
