package dev.loopbook.testkit;

import dev.loopbook.loop.Origin;
import dev.loopbook.watch.OwnFrames;
import java.util.List;
import java.util.Optional;

/// The author's lines in the stack of a failure: the one to look at first, and those it came
/// through on its way from task to task.
///
/// A failure that stayed in its task has only the first: what called that line is seldom the
/// question. But if it came through the `await` of another task, nobody could guess which.
///
/// @param line where it happened; empty if none of the author's code is on the stack
/// @param through the lines below it, innermost first; empty if it came through no other task
record FailurePlaces(Optional<StackTraceElement> line, List<StackTraceElement> through) {

  /// Returns the lines of `thrown`, with the failed test's own first for an assertion: that is in
  /// the test itself, though a mocked method may be above it on the stack.
  static FailurePlaces of(Throwable thrown, Class<?> testClass) {
    var stack = thrown.getStackTrace();
    var own = OwnFrames.in(stack, frame -> isOwn(frame, testClass));
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
    return new FailurePlaces(
        Optional.of(own.get(first)),
        OwnFrames.cameThroughTasks(stack) ? own.subList(first + 1, own.size()) : List.of());
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
