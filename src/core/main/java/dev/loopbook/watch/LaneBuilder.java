package dev.loopbook.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds the lane of one task from its changes of state.
final class LaneBuilder {

  private final TaskRef task;
  private final List<Lane.Span> spans = new ArrayList<>();
  private @Nullable TaskState state;
  private long since;

  LaneBuilder(TaskRef task) {
    this.task = task;
  }

  boolean isIn(TaskState asked) {
    return state == asked;
  }

  /// The task changes to `next` at `position`.
  void change(TaskState next, long position) {
    finish(position);
    state = next;
    since = Math.max(since, position);
  }

  /// The current state ends at `position`, and no other begins.
  void finish(long position) {
    if (state != null && (position > since || state == TaskState.RUNNING)) {
      spans.add(new Lane.Span(state, since, Math.max(since, position)));
    }
    state = null;
    since = Math.max(since, position);
  }

  /// Returns the lane, or nothing if the task was never seen in any state for any time.
  Optional<Lane> build() {
    return spans.isEmpty() ? Optional.empty() : Optional.of(new Lane(task, spans));
  }
}
