package dev.loopbook.step;

import dev.loopbook.loop.Task;
import java.util.Set;

/// Knows what `run(...)` does on its loop when its main task is done: it stops the loop, and runs
/// it again to close generators and threads. Ticks with nothing else in them are not worth a
/// picture each.
final class Housekeeping {

  /// What the loop's callback is called that ends a run.
  private static final String STOP = "stop";

  private static final Set<String> COROUTINES =
      Set.of("shutdownGenerators", "shutdownDefaultExecutor");

  private Housekeeping() {}

  static boolean isStop(TurnRecord turn) {
    return turn.kind == Turn.Kind.LIBRARY && turn.name.equals(STOP);
  }

  static boolean is(Task<?> task) {
    return task.maker().isEmpty() && COROUTINES.contains(task.coroutine().name());
  }

  static boolean is(TurnRecord turn) {
    return switch (turn.kind) {
      case TASK -> turn.task != null && is(turn.task);
      case LIBRARY -> true;
      case CALLBACK, TIMER -> false;
    };
  }
}
