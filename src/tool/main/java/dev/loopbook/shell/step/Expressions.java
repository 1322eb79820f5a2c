package dev.loopbook.shell.step;

import dev.loopbook.program.ProgramValues.Reading;
import dev.loopbook.step.FrameChoice;
import dev.loopbook.step.StopCondition;
import dev.loopbook.step.TypedSnippet;
import java.util.List;
import java.util.Optional;

/// The Java of a session, for the commands about the loaded program.
///
/// Expressions are read without a trace in its run.
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

  /// Returns the methods, classes and imports that were typed, in order.
  List<String> declarations();

  /// Runs Java as if it were typed now, and says nothing of it. Returns whether that could be done.
  boolean type(TypedSnippet snippet);
}
