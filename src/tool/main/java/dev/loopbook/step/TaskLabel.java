package dev.loopbook.step;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a task goes by.
///
/// @param number its number among the run's tasks, from 1
/// @param names what it's called in pictures, and its own name if that's different
/// @param isDone whether it's done
public record TaskLabel(int number, List<String> names, boolean isDone) {

  /// Copies the list.
  public TaskLabel {
    names = List.copyOf(names);
  }

  /// Returns whether its number is what was typed: `#3`, or `dup #3` as pictures have it.
  public boolean isNumbered(String typed) {
    return typed.equals("#" + number)
        || names.stream().anyMatch(name -> typed.equals(name + " #" + number));
  }

  /// Returns whether somebody typed a pattern for names: `cons*`.
  public static boolean isPattern(String typed) {
    return typed.contains("*");
  }

  static boolean matches(String pattern, String name) {
    var parts = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).toList();
    return Pattern.compile(String.join(".*", parts), Pattern.DOTALL).matcher(name).matches();
  }

  /// Returns what it's called in pictures.
  public String name() {
    return names.getFirst();
  }
}
