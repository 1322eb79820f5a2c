package dev.loopbook.judge.child;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Watches that an answer doesn't get around the time that its test measures.
///
/// The rules for an answer's class files already refuse what leads there. This is the second wall,
/// which looks at what really happens: a loop that the answer starts, whose time the test's loop
/// doesn't see, and a sleep that ends before its time, because something other than its timer has
/// ended it. Where an answer's test passes although one of them happened, it's a failure.
final class FairPlay implements LoopListener {
  private final StackLines lines;
  private final boolean ownLoops;
  private final Map<Future<?>, TimerHandle> sleeps = new IdentityHashMap<>(); // guarded by itself
  private @Nullable TimerHandle lastSet; // guarded by sleeps
  private volatile Optional<String> foul = Optional.empty(); // by loops' threads, for the tests'

  /// @param ownLoops whether the answer may run loops of its own, as the exercise's solution does
  FairPlay(StackLines lines, boolean ownLoops) {
    this.lines = lines;
    this.ownLoops = ownLoops;
  }

  /// A test begins.
  void testBegins() {
    foul = Optional.empty();
    synchronized (sleeps) {
      sleeps.clear();
      lastSet = null;
    }
  }

  /// Returns what the answer did to get around the running test, if it did anything.
  Optional<String> foul() {
    return foul;
  }

  @Override
  public void loopCreated(EventLoop loop) {
    if (!ownLoops && lines.ofStudentNow().isPresent()) {
      foul = Optional.of("the answer runs a loop of its own, whose time no test sees");
    }
  }

  @Override
  public void timerSet(TimerHandle timer) {
    synchronized (sleeps) {
      lastSet = timer;
    }
  }

  /// A sleep sets its timer right before it suspends; both go by the same name.
  @Override
  public void taskSuspended(Task<?> task, @Nullable Future<?> waitsFor) {
    synchronized (sleeps) {
      var timer = lastSet;
      lastSet = null;
      if (waitsFor != null && timer != null && isSleep(waitsFor, timer)) {
        sleeps.put(waitsFor, timer);
      }
    }
  }

  private static boolean isSleep(Future<?> future, TimerHandle timer) {
    var name = future.label();
    return name.startsWith("sleep ") && name.equals(timer.label());
  }

  @Override
  public void taskStepBegins(
      Task<?> task, @Nullable Future<?> resumedBy, @Nullable Throwable thrown) {
    if (resumedBy == null) {
      return;
    }
    TimerHandle timer;
    synchronized (sleeps) {
      timer = sleeps.remove(resumedBy);
    }
    if (timer != null && thrown == null && task.loop().time().compareTo(timer.when()) < 0) {
      foul = Optional.of("the answer ended a sleep before its time");
    }
  }
}
