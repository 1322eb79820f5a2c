package dev.loopbook.program;

import java.util.BitSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The lines at which somebody wants a program stopped. Immutable.
final class LineStops {

  static final LineStops NONE = new LineStops(Set.of(), _ -> {});

  private static final StackWalker WALKER = StackWalker.getInstance();

  private final Set<CodePlace> lines;
  private final Consumer<CodePlace> listener;
  private final BitSet numbers = new BitSet();

  /// @param lines the lines, without their text
  /// @param listener is called on the thread that comes to one, before that runs
  LineStops(Set<CodePlace> lines, Consumer<CodePlace> listener) {
    this.lines = Set.copyOf(lines);
    this.listener = listener;
    lines.forEach(place -> numbers.set(place.line()));
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /// Called where a line of the program begins. Only the line's number is known at no cost.
  void arrive(int line) {
    if (numbers.get(line)) {
      var here = WALKER.walk(LineStops::caller);
      if (lines.contains(here)) {
        listener.accept(here);
      }
    }
  }

  private static CodePlace caller(Stream<StackWalker.StackFrame> stack) {
    return stack
        .dropWhile(frame -> frame.getClassName().startsWith(LineStops.class.getPackageName() + "."))
        .findFirst()
        .map(frame -> CodePlace.of(frame.toStackTraceElement()))
        .orElseThrow();
  }
}
