package dev.loopbook.step;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.program.ProgramRun;
import java.util.Optional;

/// Something done to a paused loop from outside the program, on the loop's own thread.
///
/// It belongs to the run from then on: when the program is run again up to a later position, it's
/// done again at its own ([Position] says why a program is run again).
@FunctionalInterface
public interface Visit {
  /// Does it.
  ///
  /// @param again whether this is a repetition, in a run that is on its way to a later position
  void pay(EventLoop loop, ProgramRun run, boolean again);

  /// Returns what it does, in words that follow "you"; empty if that isn't worth telling.
  default String words() {
    return "";
  }

  /// Returns the Java that it ran, from which it can be made again; nothing if there's none, or if
  /// it would go another way.
  default Optional<TypedSnippet> java() {
    return Optional.empty();
  }

  /// Returns how many declarations were typed before [#java].
  default int declaredBefore() {
    return 0;
  }
}
