package dev.loopbook.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Picks an author's own frames out of a stack, as a person would list them.
public final class OwnFrames {

  /// `lambda$fetch$0`, and a lambda in a lambda, `lambda$fetch$1`.
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

  // The core puts the stack of such an await below the failure's own.
  private static final String AWAIT_OF_TASK = "dev.loopbook.loop.FailurePath";

  private OwnFrames() {}

  /// Returns the frames of `stack` for which `isOwn` holds, innermost first.
  ///
  /// A lambda on the same line as the method around it, which is still running, is one frame with
  /// it: to its author, `names.forEach(name -> greet(name))` is one line. The same lambda twice is
  /// two frames: two tasks, or a recursion.
  public static List<StackTraceElement> in(
      StackTraceElement[] stack, Predicate<StackTraceElement> isOwn) {
    var own = new ArrayList<StackTraceElement>();
    var lambda = "";
    for (var frame : stack) {
      if (isOwn.test(frame)) {
        var name = frame.getMethodName();
        var isAround = !lambda.isEmpty() && !lambda.equals(name);
        if (!(isAround && isSameLine(frame, own.getLast()))) {
          own.add(frame);
        }
        lambda = LAMBDA.matcher(name).matches() ? name : "";
      }
    }
    return List.copyOf(own);
  }

  private static boolean isSameLine(StackTraceElement one, StackTraceElement other) {
    return one.getClassName().equals(other.getClassName())
        && one.getLineNumber() == other.getLineNumber()
        && method(one).equals(method(other));
  }

  /// Returns the name of a frame's method in the source: for a lambda, that of the method around
  /// it; `<init>` in a constructor, `<clinit>` in a static initializer.
  public static String method(StackTraceElement frame) {
    var lambda = LAMBDA.matcher(frame.getMethodName());
    if (!lambda.matches()) {
      return frame.getMethodName();
    }
    return switch (lambda.group(1)) {
      case "new" -> "<init>";
      case "static" -> "<clinit>";
      default -> lambda.group(1);
    };
  }

  /// Returns whether a failure with this stack came through an `await` of another task. Then the
  /// frames below its first one matter: nobody could guess which task awaited which.
  public static boolean cameThroughTasks(StackTraceElement... stack) {
    return Stream.of(stack).anyMatch(frame -> frame.getClassName().equals(AWAIT_OF_TASK));
  }
}
