package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// What [Async#waitOn] returns: the futures that are done and those that are not, each in the order
/// they were given.
///
/// @param done those that are done
/// @param pending those that are not
/// @param <F> their type
public record Waited<F extends Future<? extends @Nullable Object>>(
    SequencedSet<F> done, SequencedSet<F> pending) {

  /// Checks that both are there.
  public Waited {
    requireNonNull(done, "done");
    requireNonNull(pending, "pending");
  }

  /// What [Async#waitOn] waits for.
  public enum Until {
    /// One of them is done.
    FIRST_COMPLETED,
    /// One of them has failed, or all are done.
    FIRST_EXCEPTION,
    /// All of them are done.
    ALL_COMPLETED
  }
}
