package dev.loopbook.testkit;

import dev.loopbook.loop.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The author's lines in the stack of a failure: the one to look at first, and those it came
/// through on its way from task to task.
///
/// A failure that stayed in its task has only the first: what called that line is seldom the
/// question. But if it came through the `await` of another task, nobody could guess which.
///
/// @param line where it happened; empty if none of the author's code is on the stack
/// @param through the lines below it, innermost first; empty if it came through no other task
record FailurePlaces(Optional<StackTraceElement> line, List<StackTraceElement> through) {

  // The core puts the stack of such an await below the failure's own; see FailurePath there.
  private static final String AWAIT_OF_TASK = "dev.loopbook.loop.FailurePath";

  private static final Pattern LAMBDA = Pattern.compile("lambda\\$.+\\$\\d+");

  /// Returns the lines of `thrown`, with the failed test's own first for an assertion: that is in
  /// the test itself, though a mocked method may be above it on the stack.
  static FailurePlaces of(Throwable thrown, Class<?> testClass) {
    var stack = thrown.getStackTrace();
    var own = own(stack, testClass);
    if (own.isEmpty()) {
      return new FailurePlaces(Optional.empty(), List.of());
    }
    var first = 0;
    if (thrown instanceof AssertionError) {
      while (first < own.size() && !isOf(testClass, own.get(first))) {
        first++;
      }
      first = first == own.size() ? 0 : first;
    }
    var cameThroughTasks =
        Stream.of(stack).anyMatch(frame -> frame.getClassName().equals(AWAIT_OF_TASK));
    return new FailurePlaces(
        Optional.of(own.get(first)),
        cameThroughTasks ? own.subList(first + 1, own.size()) : List.of());
  }

  /// Returns the author's frames. A lambda on the line of the method around it is one with it.
  private static List<StackTraceElement> own(StackTraceElement[] stack, Class<?> testClass) {
    var own = new ArrayList<StackTraceElement>();
    var lambda = "";
    for (var frame : stack) {
      if (isOwn(frame, testClass)) {
        var method = frame.getMethodName();
        var isAround = !lambda.isEmpty() && !lambda.equals(method);
        if (!(isAround && isSameLine(frame, own.getLast()))) {
          own.add(frame);
        }
        lambda = LAMBDA.matcher(method).matches() ? method : "";
      }
    }
    return own;
  }

  private static boolean isSameLine(StackTraceElement frame, StackTraceElement other) {
    return frame.getClassName().equals(other.getClassName())
        && frame.getLineNumber() == other.getLineNumber();
  }

  private static boolean isOf(Class<?> testClass, StackTraceElement frame) {
    return (frame.getClassName() + "$").startsWith(testClass.getName() + "$");
  }

  private static boolean isOwn(StackTraceElement frame, Class<?> testClass) {
    if (frame.getModuleName() != null || frame.getLineNumber() < 1) {
      return false;
    }
    try {
      return Origin.isUser(Class.forName(frame.getClassName(), false, testClass.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // a hidden class, or one of another loader
    }
  }
}
