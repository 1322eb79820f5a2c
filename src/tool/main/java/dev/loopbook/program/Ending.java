package dev.loopbook.program;

import java.util.List;

/// How a run ended.
public sealed interface Ending {

  /// Returns the exit status that `java` would have given; 130, as after a Ctrl-C, if stopped.
  int status();

  /// `main` returned, and the program's other threads ended.
  record Finished() implements Ending {
    @Override
    public int status() {
      return 0;
    }
  }

  /// The program called `System.exit`.
  ///
  /// @param status what it passed
  record Exited(int status) implements Ending {}

  /// `main` threw.
  ///
  /// @param thrown as it was thrown; [UserFrames] has its lines
  /// @param text what Java would have printed, with only the learner's lines, ending with a line
  ///   break. It's made in the program's own thread, because `thrown` may run the learner's code
  /// @param isHandled whether the program's own handler of uncaught exceptions was told; then Java
  ///   prints nothing
  record Threw(Throwable thrown, String text, boolean isHandled) implements Ending {
    @Override
    public int status() {
      return 1;
    }
  }

  /// Somebody stopped the run, or it ran out of time.
  ///
  /// @param why who stopped it
  /// @param stoppedAt where its main thread was when it was told to stop, innermost first, in the
  ///   program's own classes; empty if `main` had returned
  record Stopped(Reason why, List<UserFrame> stoppedAt) implements Ending {
    /// Copies the list.
    public Stopped {
      stoppedAt = List.copyOf(stoppedAt);
    }

    @Override
    public int status() {
      return 130;
    }
  }

  /// Why a run was stopped.
  enum Reason {
    /// Somebody called [ProgramRun#stop].
    REQUESTED,
    /// It ran longer than [RunOptions#limit].
    TIME_IS_UP
  }
}
