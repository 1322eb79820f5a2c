// rejected by equalLinesAreThreeLines: two services say nothing
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
      return await(gather(services.weather(), services.news(), services.basket())).stream().filter(s -> !s.isBlank()).toList();
    });
  }
}
