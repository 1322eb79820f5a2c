package dev.loopbook.sync;

import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import java.util.Optional;

/// Who acquired a primitive and has not released it.
///
/// @param task the task that acquired it; any other may release it
/// @param place where it asked for it, if the loop's setup records that
public record Holder(Task<?> task, Optional<Origin> place) {}
