package dev.loopbook.program;

import java.util.List;

/// How a run ended.
public sealed interface Ending {

  /// Returns the exit status that `java` would have given; 130, as after a Ctrl-C, if stopped.
  int status();

  /// `main` returned, and so did the program's other threads.
  record Finished() implements Ending {
    @Override
    public int status() {
      return 0;
    }
  }

  /// The program called `System.exit`.
  ///
  /// @param status what it gave
  record Exited(int status) implements Ending {}

  /// `main` threw.
  ///
  /// @param thrown as it was thrown; [UserFrames] has its lines
  /// @param text as Java would have printed it, with the learner's lines only, ending in a line
  ///   end. It was made in the program's own thread, for `thrown` is the learner's code
  record Threw(Throwable thrown, String text) implements Ending {
    @Override
    public int status() {
      return 1;
    }
  }

  /// Somebody stopped the run, or its time was up.
  ///
  /// @param why who stopped it
  /// @param stoodAt where its main thread stood when it was told to stop, innermost first, in the
  ///   program's own classes; empty if `main` had returned
  record Stopped(Reason why, List<UserFrame> stoodAt) implements Ending {
    /// Copies the list.
    public Stopped {
      stoodAt = List.copyOf(stoodAt);
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
