// rejected by aCancelledReportEnds: ended as if it hadn't been
package ch04_blocking.e2_in_pieces;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

final class Report {
  private Report() {}

  static Coroutine<List<String>> write(int pages) {
    return async(
        () -> {
          List<String> lines = new ArrayList<>();
          try {
            for (int number = 1; number <= pages; number++) {
              lines.add(new Page(number).compute());
              await(sleep(millis(0)));
            }
          } catch (CancelledError e) {
            return lines;
          }
          return lines;
        });
  }
}
