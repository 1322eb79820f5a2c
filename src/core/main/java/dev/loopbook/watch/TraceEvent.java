package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.LoopListener.ClockMove;
import dev.loopbook.text.TimeText;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// Something that a loop did, as a [Trace] remembers it.
///
/// An event holds values only, numbers and text, never a live task: it can be kept, compared and
/// written to a file long after the program has ended.
public sealed interface TraceEvent {

  /// What a task waits for that only yields to the others.
  String ITS_TURN = "its turn";

  /// Returns when it happened, and on which loop.
  Moment at();

  /// Returns the task that it is about, if any.
  default Optional<TaskRef> task() {
    return Optional.empty();
  }

  /// Returns what happened, without when and to which task: `resumes: sleep 0.5 s is over`.
  String words();

  /// Returns the whole event in a line: `tick 3 0.500 s B resumes: sleep 0.5 s is over`.
  default String describe() {
    return format(
        "tick %d  %s  %s%s",
        at().tick(), at().time(), task().map(task -> task.name() + "  ").orElse(""), words());
  }

  /// An event that is always about a task.
  sealed interface OfTask extends TraceEvent {

    /// Returns the task.
    TaskRef who();

    @Override
    default Optional<TaskRef> task() {
      return Optional.of(who());
    }
  }

  /// A loop was created.
  record LoopCreated(Moment at) implements TraceEvent {
    @Override
    public String words() {
      return "loop " + at.loop() + " is made";
    }
  }

  /// The program given to `run` had ended; what was left would now be cancelled and closed.
  ///
  /// @param failure what it threw, if it did
  record CleanUpBegan(Moment at, Optional<String> failure) implements TraceEvent {
    @Override
    public String words() {
      return format(
          "the program is over%s: what is left is cancelled and closed",
          failure.map(error -> " (" + error + ")").orElse(""));
    }
  }

  /// A loop was closed.
  record LoopClosed(Moment at) implements TraceEvent {
    @Override
    public String words() {
      return "loop " + at.loop() + " is closed";
    }
  }

  /// An iteration began.
  record TickBegan(Moment at) implements TraceEvent {
    @Override
    public String words() {
      return "tick " + at.tick() + " begins";
    }
  }

  /// The ready queue of this tick was complete.
  ///
  /// @param ready what would run, in order: the names of tasks, and callbacks
  record TickRuns(Moment at, List<String> ready) implements TraceEvent {
    @Override
    public String words() {
      return ready.isEmpty() ? "nothing is ready" : "runs " + queue(ready);
    }
  }

  /// An iteration was over.
  ///
  /// @param ready what was queued during it, for the next one
  record TickEnded(Moment at, List<String> ready) implements TraceEvent {
    @Override
    public String words() {
      return ready.isEmpty()
          ? "tick " + at.tick() + " ends"
          : format("tick %d ends, ready for the next: %s", at.tick(), queue(ready));
    }
  }

  /// Returns the first names of a queue, equal neighbours as one: `A, gather × 10, B`.
  private static String queue(List<String> names) {
    var most = 12;
    var text = new StringJoiner(", ");
    var shown = 0;
    for (var i = 0; i < names.size() && shown < most; shown++) {
      var from = i;
      while (i < names.size() && names.get(i).equals(names.get(from))) {
        i++;
      }
      text.add(i - from == 1 ? names.get(from) : names.get(from) + " × " + (i - from));
      if (shown + 1 == most && i < names.size()) {
        text.add(format("… and %d more", names.size() - i));
      }
    }
    return text.toString();
  }

  /// A virtual clock moved.
  ///
  /// @param from the time before, in nanoseconds
  /// @param task the task that held the loop, if that is why it moved
  record ClockMoved(Moment at, long from, ClockMove why, Optional<TaskRef> task)
      implements TraceEvent {
    @Override
    public String words() {
      return switch (why) {
        case JUMP -> "nothing was ready: time jumps here from " + TimeText.clock(from);
        case BUSY -> "held the loop since " + TimeText.clock(from);
      };
    }
  }

  /// A callback that isn't a task's step was added to the ready queue.
  ///
  /// @param by who added it: a task, a callback, or `the outside`
  record HandleQueued(Moment at, String callback, String by) implements TraceEvent {
    @Override
    public String words() {
      return format("callback %s is ready, by %s", callback, by);
    }
  }

  /// A callback began: a task's step, or another.
  ///
  /// @param callback the name of the task, or the text of the callback
  record HandleBegan(Moment at, String callback, Optional<TaskRef> task) implements TraceEvent {
    @Override
    public String words() {
      return task.isPresent() ? "has its turn" : "callback " + callback + " runs";
    }
  }

  /// A callback ended.
  record HandleEnded(Moment at, String callback, Optional<TaskRef> task) implements TraceEvent {
    @Override
    public String words() {
      return task.isPresent() ? "gives the loop back" : "callback " + callback + " is over";
    }
  }

  /// A task was created; its first step is in the ready queue.
  ///
  /// @param coroutine the name of what it runs
  /// @param maker the task that created it, if one did
  /// @param place the line that created it, if known
  record TaskCreated(
      Moment at,
      TaskRef who,
      String coroutine,
      Optional<TaskRef> maker,
      Optional<StackTraceElement> place)
      implements OfTask {
    @Override
    public String words() {
      return "is made" + maker.map(task -> " by " + task.name()).orElse("");
    }
  }

  /// A task's first step began.
  ///
  /// @param thrown what was thrown instead, for example because it had been cancelled
  record TaskBegan(Moment at, TaskRef who, Optional<String> thrown) implements OfTask {
    @Override
    public String words() {
      return thrown.map(error -> "never starts: " + error).orElse("starts");
    }
  }

  /// A task resumed at the `await` where it was suspended.
  ///
  /// @param by what it had waited for; `its turn` if it only yielded
  /// @param thrown what was thrown at its `await`, if anything
  record TaskResumed(Moment at, TaskRef who, String by, Optional<String> thrown) implements OfTask {
    @Override
    public String words() {
      if (thrown.isPresent()) {
        return "resumes: its await of " + by + " throws " + thrown.get();
      }
      var end =
          by.startsWith("sleep ") ? " is over" : by.equals(ITS_TURN) ? " has come" : " is done";
      return "resumes: " + by + end;
    }
  }

  /// A task was suspended at an `await`.
  ///
  /// @param waitsFor what it waits for; `its turn` if it only yields
  /// @param place the line of that `await`, if known
  record TaskSuspended(Moment at, TaskRef who, String waitsFor, Optional<StackTraceElement> place)
      implements OfTask {
    @Override
    public String words() {
      return "waits for " + waitsFor;
    }
  }

  /// What a task waited for is done: the task is ready, and resumes when its turn comes.
  ///
  /// @param because what it had waited for
  /// @param by who made that happen: a task, a callback, or `the loop`
  /// @param since the loop time from which it could have run, in nanoseconds: that of the event, or
  ///   earlier if a timer was due while something held the loop
  record TaskWoken(Moment at, TaskRef who, String because, String by, long since)
      implements OfTask {
    @Override
    public String words() {
      var late = at.nanos() - since;
      return format(
          "is ready: %s is done, by %s%s",
          because, by, late > 0 ? ", late by " + TimeText.rounded(late) : "");
    }
  }

  /// A task ended.
  record TaskDone(Moment at, TaskRef who, Completion how) implements OfTask {
    @Override
    public String words() {
      return how.words();
    }
  }

  /// Somebody requested that a task be cancelled.
  ///
  /// @param by who did: a task, a callback, or `the program` outside the loop
  record CancelRequested(Moment at, TaskRef who, Optional<String> message, String by)
      implements OfTask {
    @Override
    public String words() {
      return "is asked to stop by " + by + message.map(text -> ": " + text).orElse("");
    }
  }

  /// A future that isn't a task was completed.
  ///
  /// @param future its text
  record FutureDone(Moment at, String future, Completion how, Optional<TaskRef> task)
      implements TraceEvent {
    @Override
    public String words() {
      return future + " " + how.words();
    }
  }

  /// A timer was set.
  ///
  /// @param timer its number in the trace, from 1
  /// @param when the loop time at which it is due, in nanoseconds
  /// @param what what it is for
  /// @param task the task that set it, if one did
  record TimerSet(Moment at, int timer, long when, String what, Optional<TaskRef> task)
      implements TraceEvent {
    @Override
    public String words() {
      return format("sets a timer for %s: %s", TimeText.clock(when), what);
    }
  }

  /// A timer was due: its callback was added to the ready queue.
  ///
  /// @param setIn the tick in which it was set
  /// @param task the task that set it, if one did
  record TimerFired(
      Moment at, int timer, long when, String what, long setIn, Optional<TaskRef> task)
      implements TraceEvent {
    @Override
    public String words() {
      return format("timer %s fires, set in tick %d: %s", TimeText.clock(when), setIn, what);
    }
  }

  /// A timer was cancelled before it was due.
  record TimerCancelled(
      Moment at, int timer, long when, String what, long setIn, Optional<TaskRef> task)
      implements TraceEvent {
    @Override
    public String words() {
      return format("timer %s is cancelled: %s", TimeText.clock(when), what);
    }
  }

  /// A coroutine was created.
  ///
  /// @param place the line that created it, if known
  /// @param task the task whose code created it, if any
  record CoroutineCreated(
      Moment at, String name, Optional<StackTraceElement> place, Optional<TaskRef> task)
      implements TraceEvent {
    @Override
    public String words() {
      return "makes coroutine " + name;
    }
  }

  /// A coroutine's code started to run.
  record CoroutineStarted(Moment at, String name, Optional<TaskRef> task) implements TraceEvent {
    @Override
    public String words() {
      return "enters coroutine " + name;
    }
  }

  /// A failure that nobody can catch was reported.
  record FailureReported(
      Moment at, String message, Optional<String> failure, Optional<TaskRef> task)
      implements TraceEvent {
    @Override
    public String words() {
      return message + failure.map(error -> ": " + error).orElse("");
    }
  }

  /// A resource was opened, which must be closed again.
  record ResourceOpened(Moment at, String resource, Optional<TaskRef> task) implements TraceEvent {
    @Override
    public String words() {
      return "opens " + resource;
    }
  }

  /// A resource was closed.
  record ResourceClosed(Moment at, String resource, Optional<TaskRef> task) implements TraceEvent {
    @Override
    public String words() {
      return "closes " + resource;
    }
  }

  /// Somebody changed the paused loop, from outside the program.
  ///
  /// @param what what they did, in words that follow "you"
  record Intervened(Moment at, String what) implements TraceEvent {
    @Override
    public String words() {
      return "you " + what;
    }
  }

  /// A socket or another outside source became ready.
  record IoReady(Moment at, String resource, String event) implements TraceEvent {
    @Override
    public String words() {
      return resource + " is " + event;
    }
  }

  /// The program wrote a line.
  ///
  /// @param error whether to standard error
  record OutputWritten(Moment at, String line, boolean error, Optional<TaskRef> task)
      implements TraceEvent {
    @Override
    public String words() {
      return "prints: " + line;
    }
  }
}
