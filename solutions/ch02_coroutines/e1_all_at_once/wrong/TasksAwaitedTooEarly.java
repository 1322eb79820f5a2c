// rejected by threeServicesTakeAsLongAsTheSlowest: found 6 s
// mistake: awaits each task as soon as it is made
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
      var weather = await(createTask(services.weather(), "weather"));
      var news = await(createTask(services.news(), "news"));
      var basket = await(createTask(services.basket(), "basket"));
      return List.of(weather, news, basket);
    });
  }
}
