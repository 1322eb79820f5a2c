package dev.loopbook.sync;

import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import java.util.Optional;

/// A task that has acquired a primitive and not released it.
///
/// @param task the task that acquired it; any task may release it
/// @param place where it acquired it, if the loop's setup records that
public record Holder(Task<?> task, Optional<Origin> place) {}
