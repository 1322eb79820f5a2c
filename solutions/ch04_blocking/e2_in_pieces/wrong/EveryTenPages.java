// rejected by theHeartBeatsInTime: late, and 300 ms are the most
// mistake: gives up its turn every ten pages
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
        lines.add(new Page(number).compute());
        if (number % 10 == 0) {
          await(sleep(millis(0)));
        }
      }
      return lines;
    });
  }
}
