// rejected by theLinesStandInTheirOrder: found [2 apples, sunny, nothing new]
package ch02_coroutines.e1_all_at_once;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

/// The first page of the shop.
final class Dashboard {
  private Dashboard() {}

  /// Returns the lines of the page: weather, news, basket.
  static Coroutine<List<String>> load(Services services) {
    return async(() -> {
      var lines = new ArrayList<String>();
      await(gather(
          put(services.weather(), lines),
          put(services.news(), lines),
          put(services.basket(), lines)));
      return List.copyOf(lines);
    });
  }

  private static Coroutine<Void> put(Coroutine<String> line, List<String> lines) {
    return async(() -> {
      lines.add(await(line));
    });
  }
}
