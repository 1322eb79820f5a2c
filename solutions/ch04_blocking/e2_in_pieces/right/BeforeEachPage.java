// right: gives up its turn before each page
package ch04_blocking.e2_in_pieces;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

/// Computes a report, page by page.
final class Report {
  private Report() {}

  static Coroutine<List<String>> write(int pages) {
    return async(() -> {
      List<String> lines = new ArrayList<>();
      for (int number = 1; number <= pages; number++) {
        await(sleep(millis(0)));
        lines.add(new Page(number).compute());
      }
      return lines;
    });
  }
}
