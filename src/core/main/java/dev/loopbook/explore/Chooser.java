package dev.loopbook.explore;

import dev.loopbook.loop.Handle;
import dev.loopbook.loop.TimerHandle;
import java.util.List;

/// Decides the choices of one run, and is told what happens between them. Used by the run's thread
/// alone.
interface Chooser {

  /// Returns which of the first `candidates` callbacks runs next.
  ///
  /// @param ready the ready queue, oldest first; none of the candidates is cancelled
  /// @param candidates how many could be next, at least 1; with 1 there is no choice
  int callback(List<Handle> ready, int candidates);

  /// Returns which of `options` things happens next, now that nothing is ready.
  ///
  /// @param options at least 2
  /// @param live the timers among which it is a choice, in the order in which they would be due
  int timer(int options, List<TimerHandle> live);

  /// Notes that a callback was queued.
  default void queued(Handle handle) {}

  /// Notes that a callback was cancelled before its turn came.
  default void dropped(Handle handle) {}
}
