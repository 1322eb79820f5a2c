package dev.loopbook.step;

import dev.loopbook.loop.Task;
import java.util.Set;

/// Recognizes what `run(...)` does on its loop once the main task is done: it stops the loop, then
/// runs it again to close generators and threads. Ticks with nothing else in them aren't worth a
/// picture each.
final class Housekeeping {

  /// The name of the callback that ends a run.
  private static final String STOP = "stop";

  private static final Set<String> COROUTINES =
      Set.of("shutdownGenerators", "shutdownDefaultExecutor");

  private Housekeeping() {}

  static boolean isStop(TurnRecord turn) {
    return turn.kind == Turn.Kind.LIBRARY && turn.name.equals(STOP);
  }

  static boolean is(Task<?> task) {
    return task.maker().isEmpty() && COROUTINES.contains(task.coroutine().coroutineName());
  }

  static boolean is(TurnRecord turn) {
    return switch (turn.kind) {
      case TASK -> turn.task != null && is(turn.task);
      case LIBRARY -> true;
      case CALLBACK, TIMER -> false;
    };
  }
}
