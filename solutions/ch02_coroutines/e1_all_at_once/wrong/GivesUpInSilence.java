// rejected by oneWhoGivesUpWaitsNoLonger: one who waits half a second only
package ch02_coroutines.e1_all_at_once;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import java.util.List;

/// The first page of the shop.
final class Dashboard {
  private Dashboard() {}

  /// Returns the lines of the page: weather, news, basket.
  static Coroutine<List<String>> load(Services services) {
    return async(() -> {
      try {
        return await(gather(services.weather(), services.news(), services.basket()));
      } catch (CancelledError e) {
        return List.of();
      }
    });
  }
}
