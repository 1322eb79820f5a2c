package dev.loopbook.step;

import dev.loopbook.io.Network.Descriptor;
import dev.loopbook.program.CodePlace;
import dev.loopbook.step.TickReport.Timer;
import dev.loopbook.step.TickReport.Waiting;
import java.util.List;
import java.util.Optional;

/// All that can be seen of a loop that stands.
///
/// @param where which loop, and where in its life
/// @param left the callbacks that are still to run in this tick
/// @param ready the callbacks that wait for the next tick
/// @param timers the live timers, by due time
/// @param waiting the tasks that wait for something
/// @param done the tasks that are over, the latest last, without very old ones
/// @param doneCount how many tasks are over
/// @param outside how many pieces of work are under way on other threads
/// @param sockets what is open to the outside, and what is waited for on it
/// @param open what the program opened and has to give back: its resources, locks that are held,
///   queues with unfinished items; the oldest first
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
  /// @param place the line where it goes on, or was made, if known
  public record Queued(String name, String what, Optional<CodePlace> place) {}

  /// Something that is to be closed or given back.
  ///
  /// @param what the thing in words: `<Session open>`
  /// @param place the line that opened it, if known
  public record Open(String what, Optional<CodePlace> place) {}
}
