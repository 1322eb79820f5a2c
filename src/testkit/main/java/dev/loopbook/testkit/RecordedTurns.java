package dev.loopbook.testkit;

import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes down which callbacks of a run had their turn, in order.
final class RecordedTurns implements LoopListener {

  /// So many turns are kept at most; a run that goes on without end has more.
  private static final int MOST = 10_000;

  /// One callback's turn.
  ///
  /// @param tick in which tick
  /// @param who the task's name, or what the callback is
  /// @param line where the task's code goes on, or where the task was made
  record Turn(long tick, String who, Optional<StackTraceElement> line) {}

  private final List<Turn> turns = new ArrayList<>();

  List<Turn> turns() {
    return turns;
  }

  @Override
  public void handleBegins(Handle handle) {
    if (turns.size() < MOST) {
      turns.add(
          new Turn(
              handle.loop().tick(), handle.label(), handle.task().flatMap(RecordedTurns::lineOf)));
    }
  }

  private static Optional<StackTraceElement> lineOf(Task<?> task) {
    return task.line().or(() -> task.origin().map(origin -> origin.place()));
  }
}
