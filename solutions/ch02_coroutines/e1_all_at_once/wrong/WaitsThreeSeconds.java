// rejected by whicheverServiceIsTheSlowest: Result is not set
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
      var weather = createTask(services.weather(), "weather");
      var news = createTask(services.news(), "news");
      var basket = createTask(services.basket(), "basket");
      await(sleep(seconds(3))); // as long as the slowest of them
      await(sleep(millis(0)));
      return List.of(weather.result(), news.result(), basket.result());
    });
  }
}
