package dev.loopbook.watch;

/// A task as a trace remembers it.
///
/// @param number its place among the tasks of the trace, from 1; two tasks may share a name, never
///   a number
/// @param name the name it had then
public record TaskRef(int number, String name) {

  @Override
  public String toString() {
    return name;
  }
}
