package dev.loopbook.shell.step;

import dev.loopbook.program.ProgramValues;
import dev.loopbook.program.ProgramValues.NoValue;
import dev.loopbook.program.ProgramValues.Reading;
import dev.loopbook.program.ProgramValues.Value;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.step.FrameChoice;
import dev.loopbook.step.Stepper;
import java.util.List;
import java.util.Optional;

/// An expression, and whose local variables it may use: `count`, `count * 2`, `total in shopper 2`.
///
/// @param code the expression
/// @param task the words that say in which frame of which task; empty for none
public record TaskExpression(String code, String task) {
  private static final String IN = " in ";

  /// Reads what was typed. The last `in` is the one that names a task, unless it's in a string.
  public static TaskExpression of(String typed) {
    var at = typed.lastIndexOf(IN);
    return at < 0 || typed.indexOf('"', at) >= 0
        ? new TaskExpression(typed.strip(), "")
        : new TaskExpression(
            typed.substring(0, at).strip(), typed.substring(at + IN.length()).strip());
  }

  /// Returns whether a text is read without a compiler.
  boolean isPath() {
    return ProgramValues.isPath(code);
  }

  /// Returns its value now. Fields with dots between are read as they are; all else is Java.
  Reading read(Stepper stepper, Expressions expressions) {
    Optional<FrameChoice> frame;
    try {
      frame = frame("watch", task, stepper);
    } catch (CommandException unknown) {
      return new NoValue("no such task");
    }
    if (isPath()) {
      var read = stepper.read(code, frame);
      // or a variable that was typed at the prompt
      return read instanceof NoValue && expressions.read(code, frame) instanceof Value typed
          ? typed
          : read;
    }
    return expressions.read(code, frame);
  }

  /// Returns the frame that is meant; nothing if none is named and nothing is stopped at a line.
  ///
  /// @param words `TASK` or `TASK FRAME`; may be empty
  /// @throws CommandException if there's no such task
  static Optional<FrameChoice> frame(String command, String words, Stepper stepper) {
    if (words.isEmpty()) {
      return stepper.line().map(_ -> FrameChoice.RUNNING);
    }
    var wanted = FrameWords.of(command, List.of(words.split(" +")));
    var label = TaskFinder.label(command, wanted.task(), stepper);
    var place = stepper.placeOfTask(label.number());
    if (label.isDone() || place.isEmpty()) {
      throw CommandException.usage(
          "%s: %s is done, and its variables are gone.   tasks live lists those that have some",
          command, wanted.task());
    }
    return Optional.of(new FrameChoice(place, Math.max(1, wanted.frame())));
  }
}
