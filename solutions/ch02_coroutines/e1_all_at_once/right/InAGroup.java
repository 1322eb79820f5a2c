// right: starts the three in a task group
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
      return await(taskGroup(group -> {
        var weather = group.createTask(services.weather());
        var news = group.createTask(services.news());
        var basket = group.createTask(services.basket());
        return List.of(await(weather), await(news), await(basket));
      }));
    });
  }
}
