// rejected by eachPageIsComputedOnce: how many pages were computed
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
        lines.add("page " + number);
        await(sleep(millis(0)));
      }
      return lines;
    });
  }
}
