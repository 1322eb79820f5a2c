// rejected by threeServicesTakeAsLongAsTheSlowest: found 6 s
package ch02_coroutines.e1_all_at_once;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.List;

/// The first page of the shop.
final class Dashboard {
  private Dashboard() {}

  /// Returns the lines of the page: weather, news, basket.
  static Coroutine<List<String>> load() {
    return async(() -> {
      var weather = await(createTask(Services.weather(), "weather"));
      var news = await(createTask(Services.news(), "news"));
      var basket = await(createTask(Services.basket(), "basket"));
      return List.of(weather, news, basket);
    });
  }
}
