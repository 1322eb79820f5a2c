// rejected by didNotCompile: The code in here returns a Future and not its result. Is there an await(…) missing?
// mistake: returns the gather without an await
package ch02_coroutines.e1_all_at_once;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.List;

/// The first page of the shop.
final class Dashboard {
  private Dashboard() {}

  /// Returns the lines of the page: weather, news, basket.
  static Coroutine<List<String>> load(Services services) {
    return async(() -> {
      return gather(services.weather(), services.news(), services.basket());
    });
  }
}
