// right: computes each page in a task of its own, one after another
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
        var page = new Page(number);
        lines.add(await(createTask(async(() -> page.compute()), "page " + number)));
      }
      return lines;
    });
  }
}
