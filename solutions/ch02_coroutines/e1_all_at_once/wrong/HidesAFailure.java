// rejected by aServiceThatFailsFailsThePage: a page whose news cannot be had
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
      return await(gather(
          orNothing(services.weather()), orNothing(services.news()), orNothing(services.basket())));
    });
  }

  private static Coroutine<String> orNothing(Coroutine<String> line) {
    return async(() -> {
      try {
        return await(line);
      } catch (Exception e) {
        return "";
      }
    });
  }
}
