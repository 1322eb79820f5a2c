// rejected by anyThreeServicesTakeAsLongAsTheSlowest: TimeoutError
package ch02_coroutines.e1_all_at_once;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.List;

final class Dashboard {
  private Dashboard() {}

  static Coroutine<List<String>> load(Services services) {
    return async(
        () ->
            await(
                waitFor(
                    gather(services.weather(), services.news(), services.basket()), seconds(60))));
  }
}
