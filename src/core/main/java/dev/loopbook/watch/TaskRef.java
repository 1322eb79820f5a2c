package dev.loopbook.watch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// A task as a trace remembers it.
///
/// @param number its place among the tasks of the trace, from 1; two tasks may share a name, never
///   a number
/// @param name the name it had then
public record TaskRef(int number, String name) {

  /// Returns what to call each of these tasks where they stand side by side: its name, or `dup #3`
  /// if another one has the same.
  public static Function<TaskRef, String> namesApart(Stream<TaskRef> tasks) {
    Map<String, Integer> first = new HashMap<>();
    Set<String> shared = new HashSet<>();
    tasks.forEach(
        task -> {
          var known = first.putIfAbsent(task.name, task.number);
          if (known != null && known != task.number) {
            shared.add(task.name);
          }
        });
    return task -> shared.contains(task.name) ? task.name + " #" + task.number : task.name;
  }

  @Override
  public String toString() {
    return name;
  }
}
