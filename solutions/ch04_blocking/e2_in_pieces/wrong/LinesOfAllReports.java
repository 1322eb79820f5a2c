// rejected by theReportHasAllItsPages: a report over 20 pages
package ch04_blocking.e2_in_pieces;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

/// Computes a report, page by page.
final class Report {
  private static final List<String> LINES = new ArrayList<>();

  private Report() {}

  static Coroutine<List<String>> write(int pages) {
    return async(() -> {
      for (int number = 1; number <= pages; number++) {
        LINES.add(new Page(number).compute());
        await(sleep(millis(0)));
      }
      return List.copyOf(LINES);
    });
  }
}
