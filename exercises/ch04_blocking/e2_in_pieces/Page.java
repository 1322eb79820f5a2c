package ch04_blocking.e2_in_pieces;

import static dev.loopbook.loop.Async.*;

/// A page of the report. It is given: leave it as it is.
record Page(int number) {

  /// Computes the page, which holds the loop for 100 ms.
  String compute() {
    busy(millis(100));
    return "page " + number;
  }
}
