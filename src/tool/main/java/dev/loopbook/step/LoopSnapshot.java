package dev.loopbook.step;

import dev.loopbook.io.Network.Descriptor;
import dev.loopbook.program.CodePlace;
import dev.loopbook.step.TickReport.Timer;
import dev.loopbook.step.TickReport.Waiting;
import java.util.List;
import java.util.Optional;

/// Everything there is to see of a paused loop.
///
/// @param where which loop, and how far it has come
/// @param left the callbacks still to run in this tick
/// @param ready the callbacks waiting for the next tick
/// @param timers the live timers, by due time
/// @param waiting the tasks waiting for something
/// @param done the tasks that are done, latest last, under names that tell them apart; very old
///   ones are dropped
/// @param doneCount how many tasks are done
/// @param outside how many jobs are running on other threads
/// @param sockets the open sockets, and what each is waiting for
/// @param open what the program has to close or give back: its resources, held locks, queues with
///   unfinished items; oldest first
public record LoopSnapshot(
    LoopStatus where,
    List<Queued> left,
    List<Queued> ready,
    List<Timer> timers,
    List<Waiting> waiting,
    List<DoneTask> done,
    long doneCount,
    int outside,
    List<Descriptor> sockets,
    List<Open> open) {

  /// Copies the lists.
  public LoopSnapshot {
    left = List.copyOf(left);
    ready = List.copyOf(ready);
    timers = List.copyOf(timers);
    waiting = List.copyOf(waiting);
    done = List.copyOf(done);
    sockets = List.copyOf(sockets);
    open = List.copyOf(open);
  }

  /// A callback in a queue.
  ///
  /// @param name the task's name, or what the callback is called
  /// @param what what it will do, in a few words: `first step`
  /// @param place the line where it continues, or was created, if known
  public record Queued(String name, String what, Optional<CodePlace> place) {}

  /// Something to be closed or given back.
  ///
  /// @param what its text: `<Session open>`
  /// @param place the line that opened it, if known
  public record Open(String what, Optional<CodePlace> place) {}
}
