package dev.loopbook.conformance;

import dev.loopbook.loop.ContextVar;
import dev.loopbook.loop.EventLoop;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes what a program declares.
final class Declarations {

  private Declarations() {}

  /// Returns the thing that a declaration such as `queue Q 2` stands for.
  static Object make(EventLoop loop, String[] words, Map<String, Object> names) {
    return switch (words[0]) {
      case "future" -> loop.createFuture();
      case "variable" -> ContextVar.named(words[1]);
      case "counter" -> new Counter();
      default -> throw new AssertionError("no such declaration: " + words[0]);
    };
  }

  static boolean knowsAllOf(List<String> source) {
    return source.stream()
            .allMatch(
                line ->
                    line.startsWith(" ")
                        || line.endsWith(":")
                        || line.matches("#.*|(future|variable|counter) .*"))
        && source.stream().noneMatch(line -> line.contains("_of("));
  }

  /// Calls a function that makes such a thing while the program runs.
  static Object call(String function, List<@Nullable Object> arguments) {
    throw new AssertionError("no such function: " + function);
  }
}
