package dev.loopbook.loop;

import java.util.Arrays;

/// The stack of a failure that came through awaits of other tasks.
///
/// In Python, an exception collects each frame that it leaves, so one that went from task to task
/// lists every `await` on the way. A Java exception has the stack of the place where it was made,
/// which ends at the step of its own task: who awaited that task, and where, isn't on it. So each
/// `await` of a failed future puts its own stack below what is there:
///
/// ```
/// ArithmeticException: / by zero
///   at divide      the failed task's own frames, without those of the loop that ran its step
///   at report      the await of that task
///   at main        the coroutine that awaited report(), and so on down to run(...)
/// ```
///
/// The exception is one object, and any number of tasks may await its future, each of them often.
/// Two rules keep its stack true and finite:
///
/// - An await doesn't continue the stack it finds but the one that the future *failed* with, as
///   `Future.result` does in CPython 3.13 with `with_traceback(self._exception_tb)`. A failure that
///   came into its task through no await starts with its [own][#own] frames, even if the program
///   throws the same object again and again.
/// - The same await is listed at most three times, for tasks that await each other in a recursion.
///   (Python prints the rest as "Previous line repeated".)
final class FailurePath {

  private static final int MOST_REPEATS = 3;

  private FailurePath() {}

  /// Returns the stack of `failure` without the awaits that were put below it.
  static StackTraceElement[] own(Throwable failure) {
    var stack = failure.getStackTrace();
    for (var i = 0; i < stack.length; i++) {
      if (isAwait(stack[i])) {
        return Arrays.copyOf(stack, i);
      }
    }
    return stack;
  }

  /// Returns `before` with the stack of the running code put below it.
  static StackTraceElement[] throughAwait(StackTraceElement... before) {
    var here = new Throwable().getStackTrace();
    if (repeats(before, Arrays.copyOf(here, endOfStep(here, 0))) >= MOST_REPEATS) {
      return before;
    }
    var end = endOfStep(before, lastAwait(before));
    var whole = Arrays.copyOf(before, end + here.length);
    System.arraycopy(here, 0, whole, end, here.length);
    return whole;
  }

  private static int repeats(StackTraceElement[] stack, StackTraceElement[] await) {
    var found = 0;
    for (var i = 0; i + await.length <= stack.length; i++) {
      if (isAwait(stack[i]) && Arrays.equals(stack, i, i + await.length, await, 0, await.length)) {
        found++;
      }
    }
    return found;
  }

  private static int lastAwait(StackTraceElement[] stack) {
    for (var i = stack.length - 1; i > 0; i--) {
      if (isAwait(stack[i])) {
        return i;
      }
    }
    return 0;
  }

  /// Returns where the frames begin that belong to the loop: the step or the callback ended there.
  private static int endOfStep(StackTraceElement[] stack, int from) {
    for (var i = from; i < stack.length; i++) {
      if (is(stack[i], Task.class, "runBody") || is(stack[i], Handle.class, "run")) {
        return i + 1;
      }
    }
    return stack.length;
  }

  // No other code calls it, so its frame is the first of each stack that was put below another.
  private static boolean isAwait(StackTraceElement frame) {
    return is(frame, FailurePath.class, "throughAwait");
  }

  private static boolean is(StackTraceElement frame, Class<?> type, String method) {
    return frame.getMethodName().equals(method) && frame.getClassName().equals(type.getName());
  }
}
