package dev.loopbook.sync;

import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import java.util.Optional;

/// A task that has acquired a primitive and not released it.
///
/// @param task the task that acquired it; any task may release it
/// @param place where it acquired it, if the loop's setup records that
public record Holder(Task<?> task, Optional<Origin> place) {

  /// Checks that both are there.
  public Holder {
    requireNonNull(task, "task");
    requireNonNull(place, "place");
  }
}
