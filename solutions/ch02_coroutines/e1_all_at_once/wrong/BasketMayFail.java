// rejected by whicheverServiceFailsThePageFails: a page of which service 2 fails
package ch02_coroutines.e1_all_at_once;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.List;

final class Dashboard {
  private Dashboard() {}

  static Coroutine<List<String>> load(Services services) {
    return async(
        () -> await(gather(services.weather(), services.news(), orEmpty(services.basket()))));
  }

  private static Coroutine<String> orEmpty(Coroutine<String> service) {
    return async(
        () -> {
          try {
            return await(service);
          } catch (Exception e) {
            return "";
          }
        });
  }
}
