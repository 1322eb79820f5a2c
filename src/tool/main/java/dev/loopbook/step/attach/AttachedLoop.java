package dev.loopbook.step.attach;

import dev.loopbook.program.CodePlace;
import dev.loopbook.step.SyncSnapshot;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.watch.WaitGraph;
import java.util.List;

/// What another program says its loop is doing.
public sealed interface AttachedLoop {

  /// It answered.
  ///
  /// @param tick the tick it is in
  /// @param nanos its time
  /// @param ready what waits for its turn
  /// @param timers how many are set
  /// @param taskCount how many live tasks there are
  /// @param tasks as many of them as it told
  /// @param waits who waits for whom
  /// @param sync what they share
  record Seen(
      long tick,
      long nanos,
      List<String> ready,
      int timers,
      int taskCount,
      List<TaskSnapshot> tasks,
      WaitGraph waits,
      List<SyncSnapshot> sync)
      implements AttachedLoop {
    /// Copies the lists.
    public Seen {
      ready = List.copyOf(ready);
      tasks = List.copyOf(tasks);
      sync = List.copyOf(sync);
    }
  }

  /// A callback holds it, so it can't answer.
  ///
  /// @param nanos for how long at least: since it was asked first
  /// @param stack the program's lines where it is, innermost first
  /// @param byAttached whether it's no callback of the program, but somebody else who is attached
  record Held(long nanos, List<CodePlace> stack, boolean byAttached) implements AttachedLoop {
    /// Copies the list.
    public Held {
      stack = List.copyOf(stack);
    }
  }

  /// It's closed.
  record Over() implements AttachedLoop {}

  /// It couldn't tell.
  ///
  /// @param why in the program's words
  record Failed(String why) implements AttachedLoop {}
}
