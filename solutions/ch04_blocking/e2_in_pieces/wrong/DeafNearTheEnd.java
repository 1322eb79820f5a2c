// rejected by aReportCancelledAtAnyPageEnds: ended as cancelled, at page
package ch04_blocking.e2_in_pieces;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.CancelledError;
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
        lines.add(new Page(number).compute());
        try {
          await(sleep(millis(0)));
        } catch (CancelledError e) {
          if (number < pages / 2) {
            throw e;
          }
        }
      }
      return lines;
    });
  }
}
