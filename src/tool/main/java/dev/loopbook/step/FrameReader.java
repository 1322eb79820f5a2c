package dev.loopbook.step;

import dev.loopbook.loop.LiveFrame;
import dev.loopbook.loop.Origin;
import dev.loopbook.program.CodePlace;
import dev.loopbook.program.LocalVariable;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.program.UserFrame;
import dev.loopbook.step.FrameSnapshot.Self;
import dev.loopbook.step.FrameSnapshot.Variable;
import dev.loopbook.text.SafeText;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes snapshots of frames. They call the program's `toString` methods, so it's used on the
/// thread of the paused loop.
final class FrameReader {
  private final ProgramRun run;

  FrameReader(ProgramRun run) {
    this.run = run;
  }

  /// Returns the frames in the learner's own code.
  List<FrameSnapshot> own(List<LiveFrame> stack) {
    return stack.stream().flatMap(this::snapshot).toList();
  }

  private Stream<FrameSnapshot> snapshot(LiveFrame frame) {
    return run.program().frames().of(frame.place()).stream()
        .map(
            named ->
                new FrameSnapshot(
                    method(named), CodePlace.of(frame.place()), variables(frame), self(frame)));
  }

  private String method(UserFrame frame) {
    var method =
        switch (frame.method()) {
          case "<init>" -> "a constructor";
          case "<clinit>" -> "a static initializer";
          default -> frame.method();
        };
    var program = run.program().name();
    if (frame.className().equals(program)) {
      return method;
    }
    var type =
        frame.className().startsWith(program + ".")
            ? frame.className().substring(program.length() + 1)
            : frame.className();
    return frame.method().startsWith("<") ? method + " of " + type : type + "." + method;
  }

  private List<Variable> variables(LiveFrame frame) {
    return run.locals(frame).stream()
        .filter(variable -> !variable.isThis())
        .map(
            variable ->
                new Variable(
                    variable.name(),
                    variable.isKnown()
                        ? Optional.of(SafeText.of(variable.value()))
                        : Optional.empty()))
        .toList();
  }

  private Optional<Self> self(LiveFrame frame) {
    return run.locals(frame).stream()
        .filter(LocalVariable::isThis)
        .flatMap(variable -> Stream.ofNullable(variable.value()))
        .findFirst()
        .map(self -> new Self(SafeText.of(self), fields(self)));
  }

  private static List<Variable> fields(Object self) {
    var fields = new ArrayList<Variable>();
    for (Class<?> type = self.getClass();
        type != null && Origin.isUser(type);
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          fields.add(new Variable(field.getName(), text(field, self)));
        }
      }
    }
    return fields;
  }

  private static Optional<String> text(Field field, Object self) {
    try {
      return field.trySetAccessible()
          ? Optional.of(SafeText.of(field.get(self)))
          : Optional.empty();
    } catch (IllegalAccessException e) {
      return Optional.empty();
    }
  }
}
