package dev.loopbook.step;

import java.util.List;

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

  /// Returns what it's called in pictures.
  public String name() {
    return names.getFirst();
  }
}
