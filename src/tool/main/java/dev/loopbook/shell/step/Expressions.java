package dev.loopbook.shell.step;

import dev.loopbook.program.ProgramValues.Reading;
import dev.loopbook.step.FrameChoice;
import dev.loopbook.step.StopCondition;
import java.util.Optional;

/// Compiles and reads Java expressions about the loaded program, without a trace in its run.
public interface Expressions {
  /// Returns a condition to stop for.
  ///
  /// @throws dev.loopbook.shell.session.CommandException if it isn't one
  StopCondition condition(String command, String code);

  /// Returns why something can't be read, as far as its compiler knows.
  ///
  /// @param frame whose code's names it may use
  Optional<String> problem(String code, Optional<FrameChoice> frame);

  /// Reads an expression now.
  ///
  /// @param frame whose code's names it may use
  Reading read(String code, Optional<FrameChoice> frame);
}
