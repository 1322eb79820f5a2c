// rejected by theHeartBeatsInTime: late, and 300 ms are the most
// mistake: computes all pages in one go, in tasks
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
      List<Coroutine<String>> lines = new ArrayList<>();
      for (int number = 1; number <= pages; number++) {
        var page = new Page(number);
        lines.add(async(() -> page.compute()));
      }
      return await(gather(lines));
    });
  }
}
