// rejected by aReportCancelledBeforeItBeginsComputesNothing: a report that never began
package ch04_blocking.e2_in_pieces;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

final class Report {
  private Report() {}

  static Coroutine<List<String>> write(int pages) {
    var report = createTask(compute(pages), "report");
    return async(() -> await(report));
  }

  private static Coroutine<List<String>> compute(int pages) {
    return async(
        () -> {
          List<String> lines = new ArrayList<>();
          for (int number = 1; number <= pages; number++) {
            lines.add(new Page(number).compute());
            await(sleep(millis(0)));
          }
          return lines;
        });
  }
}
