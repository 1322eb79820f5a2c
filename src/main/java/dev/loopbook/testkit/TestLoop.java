package dev.loopbook.testkit;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.Clock;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionContext;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.Runner;
import dev.loopbook.watch.Audit;
import dev.loopbook.watch.Finding;
import dev.loopbook.watch.Trace;
import dev.loopbook.watch.WaitGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The loop of a test, from the making to the audit: `OPEN -> CLOSED`.
///
/// Each stage of a test runs as a task of its own, one after another, in the same context; what one
/// leaves on the loop is there for the next. The setup is made from [LoopSetup#current]: whoever
/// binds one around the tests steps them, reorders their callbacks or watches them.
final class TestLoop {

  private static final int MOST_EVENTS = 20_000;

  private final Options options;
  private final Trace trace = new Trace(MOST_EVENTS);
  private final Audit audit = new Audit();
  private final List<ExceptionContext> uncaught = new ArrayList<>();
  private final LoopSetup setup;
  private final Runner runner;

  // Stages of one test may come from several threads, as dynamic tests do in a parallel run.
  private final ReentrantLock oneAtATime = new ReentrantLock();

  private Duration time = Duration.ZERO;
  private long ticks;
  private @Nullable LoopPicture atFailure;

  private TestLoop(Options options) {
    this.options = options;
    setup = setup(options);
    runner = setup.call(Runner::new);
  }

  /// Makes the loop.
  ///
  /// @throws IllegalStateException if this JVM lacks the flag that coroutines need
  static TestLoop open(Options options) {
    return new TestLoop(options);
  }

  private LoopSetup setup(Options options) {
    var around = LoopSetup.current();
    var own =
        around == LoopSetup.standard()
            ? around.withOutsideCallers(new ThreadsOfTest()).withMonitorCheck()
            : around;
    return own.withoutListeners(Audit.class::isInstance) // what is left here is told by the test
        .withClock(options.time() == LoopTest.Time.REAL ? Clock::real : Clock::virtual)
        .withOrigins()
        .withDeadlockReport(WaitGraph::describe)
        .withExceptionHandler((_, failure) -> uncaught.add(failure))
        .withListener(trace)
        .withListener(audit);
  }

  /// Runs a stage of the test as a task of that name, and returns what it returns.. What it throws
  /// is thrown as it is.
  <T extends @Nullable Object> T run(String stage, Body<T> body) {
    return inTurn(() -> runner.run(Coroutine.named(stage, withPicture(body)), stage));
  }

  /// Runs the test itself, and remembers how long it took.
  <T extends @Nullable Object> T runTest(String name, Body<T> body) {
    var loop = runner.loop();
    var began = new long[] {loop.nanos(), loop.tick()};
    var ended = new ArrayList<Long>();
    try {
      return run(
          name,
          () -> {
            try {
              return body.run();
            } finally {
              ended.addAll(List.of(loop.nanos(), loop.tick()));
            }
          });
    } finally {
      var end = ended.isEmpty() ? List.of(loop.nanos(), loop.tick()) : ended;
      time = Duration.ofNanos(end.get(0) - began[0]);
      ticks = end.get(1) - began[1];
    }
  }

  private <T extends @Nullable Object> T inTurn(Body<T> stage) {
    oneAtATime.lock();
    try {
      return setup.call(stage);
    } catch (Throwable failure) {
      if (atFailure == null) {
        atFailure = LoopPicture.of(runner.loop(), trace);
      }
      throw failure;
    } finally {
      oneAtATime.unlock();
    }
  }

  /// Looks at the loop while what failed still stands in it.
  private <T extends @Nullable Object> Body<T> withPicture(Body<T> body) {
    return () -> {
      try {
        return body.run();
      } catch (Throwable failure) {
        if (atFailure == null) {
          atFailure = LoopPicture.of(runner.loop(), trace);
        }
        throw failure;
      }
    };
  }

  /// Cancels what is left, closes the loop, and returns what the test left behind.
  ///
  /// @param failed whether the test failed: then that explains why tasks are left
  List<Finding> close(boolean failed) {
    inTurn(
        () -> {
          runner.close();
          return null;
        });
    return audit.conclude().stream()
        .filter(finding -> !(failed && finding instanceof Finding.TaskLeft))
        .toList();
  }

  /// Cancels what is left and closes the loop.
  List<Finding> closeUnaudited() {
    close(false);
    return List.of();
  }

  /// Returns what the loop was told of that no code could catch.
  List<ExceptionContext> uncaught() {
    return List.copyOf(uncaught);
  }

  /// Returns how the loop stood when the first stage failed.
  Optional<LoopPicture> atFailure() {
    return Optional.ofNullable(atFailure);
  }

  LoopRecord recordOf(List<Finding> findings, Optional<String> probably) {
    return new LoopRecord(time, ticks, findings, probably, trace.events());
  }

  EventLoop loop() {
    return runner.loop();
  }

  Trace trace() {
    return trace;
  }

  Options options() {
    return options;
  }
}
