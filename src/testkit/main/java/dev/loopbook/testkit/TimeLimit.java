package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopEscape;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Runner;
import dev.loopbook.loop.Task;
import dev.loopbook.text.TimeText;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ends a stage of a test that takes too much of the loop's time.
///
/// First its task is cancelled, so that it can clean up. If it still hasn't ended after as long
/// again, the run is aborted. There is no timer for that, as it would keep a deadlocked loop alive.
final class TimeLimit implements LoopListener {

  /// Aborts a run that a cancellation did not end.
  static final class Aborted extends LoopEscape {
    private static final long serialVersionUID = 1L;

    private Aborted(String message) {
      super(message);
    }
  }

  private final Duration limit;
  private @Nullable EventLoop loop;
  private @Nullable Task<?> main;
  private long deadline;
  private boolean exceeded;

  TimeLimit(Duration limit) {
    this.limit = limit;
  }

  @Override
  public void mainBegins(Runner runner, Task<?> task) {
    loop = runner.loop();
    main = task;
    deadline = deadline(runner.loop());
    exceeded = false;
  }

  @Override
  public void cleanUpBegins(EventLoop of, @Nullable Throwable failure) {
    if (of == loop) {
      main = null;
      exceeded = false;
      deadline = deadline(of);
    }
  }

  private long deadline(EventLoop of) {
    return saturatedSum(of.nanos(), limit.toNanos());
  }

  private static long saturatedSum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  @Override
  public void clockMoved(EventLoop of, long fromNanos, ClockMove why) {
    check(of);
  }

  @Override
  public void tickBegins(EventLoop of) {
    check(of); // a real clock moves by itself
  }

  private void check(EventLoop of) {
    if (of != loop || of.nanos() <= deadline) {
      return;
    }
    var running = main;
    if (running == null || exceeded) {
      throw new Aborted("it does not end after " + TimeText.seconds(limit) + " of the loop's time");
    }
    deadline = deadline(of);
    exceeded = running.cancel("out of time"); // false if it's done: it was in time
  }

  boolean isExceeded() {
    return exceeded;
  }

  /// Returns the failure of a test that took too long.
  ///
  /// @param ended what ended it; null if it ended by itself, though it was asked to stop
  /// @param stubborn names tasks that were cancelled and go on nevertheless
  AssertionError error(
      LoopTest.Time time, @Nullable Throwable ended, Optional<StubbornTaskError> stubborn) {
    var error =
        new AssertionError(
            format(
                "not over after %s of %s time: see @LoopTest(timeout = …)%s",
                TimeText.seconds(limit),
                time == LoopTest.Time.VIRTUAL ? "virtual" : "real",
                stubborn.map(each -> "\n" + each.getMessage()).orElse("")),
            ended);
    stubborn
        .<Throwable>map(each -> each)
        .or(() -> Optional.ofNullable(ended))
        .ifPresent(known -> error.setStackTrace(known.getStackTrace()));
    return error;
  }
}
