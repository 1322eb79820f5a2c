package ch24_red_test.e1_whose_line;

import java.util.List;
import java.util.function.Supplier;

/// A log whose lines begin with the order they are about. It is given: leave it as it is.
final class OrderLog {
  private final List<String> lines;
  private final Supplier<String> order;

  /// @param lines where the lines go
  /// @param order which order the line is about that is just being written
  OrderLog(List<String> lines, Supplier<String> order) {
    this.lines = lines;
    this.order = order;
  }

  /// Writes a line.
  void line(String what) {
    lines.add(order.get() + " " + what);
  }
}
