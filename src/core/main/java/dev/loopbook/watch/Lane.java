package dev.loopbook.watch;

import java.util.List;

/// The life of one task along a [Timeline], from its creation to its end without a gap.
///
/// @param spans its states in order; each begins where the one before ends
public record Lane(TaskRef task, List<Span> spans) {

  /// A stretch of a task's life in one state.
  ///
  /// @param from where it begins: nanoseconds of loop time, or ticks
  /// @param to where it ends; equal to `from` for a step that took no time
  public record Span(TaskState state, long from, long to) {

    /// Returns how long it is.
    public long length() {
      return to - from;
    }
  }

  /// Keeps a copy of the spans.
  public Lane {
    spans = List.copyOf(spans);
  }

  /// Returns where it begins.
  public long from() {
    return spans.getFirst().from();
  }

  /// Returns where it ends.
  public long to() {
    return spans.getLast().to();
  }

  /// Returns how long the task was in `state` altogether.
  public long total(TaskState state) {
    return spans.stream().filter(span -> span.state() == state).mapToLong(Span::length).sum();
  }
}
