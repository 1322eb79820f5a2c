package ch04_blocking.e2_in_pieces;

import static dev.loopbook.loop.Async.*;

import java.util.concurrent.atomic.AtomicInteger;

/// A page of the report. It is given: leave it as it is.
record Page(int number) {
  private static final AtomicInteger COMPUTED = new AtomicInteger();

  /// Computes the page, which holds the loop for 100 ms.
  String compute() {
    COMPUTED.incrementAndGet();
    busy(millis(100));
    return "page " + number;
  }

  /// Returns how many pages were computed so far.
  static int computed() {
    return COMPUTED.get();
  }
}
