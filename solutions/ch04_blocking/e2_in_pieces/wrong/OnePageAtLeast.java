// rejected by theReportHasAllItsPages: a report over no pages
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
      int left = pages;
      do {
        lines.add(new Page(pages - left + 1).compute());
        await(sleep(millis(0)));
        left--;
      } while (left > 0);
      return lines;
    });
  }
}
