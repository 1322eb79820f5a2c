package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.explore.OrderReplay;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.Clock;
import dev.loopbook.loop.ContextVar;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionContext;
import dev.loopbook.loop.KeyboardInterrupt;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.Runner;
import dev.loopbook.loop.Task;
import dev.loopbook.text.TimeText;
import dev.loopbook.watch.Audit;
import dev.loopbook.watch.BlockWatch;
import dev.loopbook.watch.BlockedLoop;
import dev.loopbook.watch.Finding;
import dev.loopbook.watch.LockWatch;
import dev.loopbook.watch.Trace;
import dev.loopbook.watch.TraceEvent;
import dev.loopbook.watch.WaitGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The loop of a test, or of all tests of a class, up to its audit: `OPEN -> CLOSED`.
///
/// Each stage of a test runs as a task of its own, one after another, in the same context. What one
/// stage leaves on the loop is there for the next. The setup extends [LoopSetup#current], so a
/// debugger or an explorer can bind its own around the tests, to step them, reorder their callbacks
/// or watch them.
final class TestLoop implements AutoCloseable {

  private static final int MOST_EVENTS = 20_000;

  // Inherited by every task of the test, for the assertions that look into its loop.
  private static final ContextVar<TestLoop> CURRENT = ContextVar.named("test loop");

  private final LoopTestOptions options;
  private final Trace trace = new Trace(MOST_EVENTS);
  private final Optional<NoEvidence> withoutEvidence;
  private final Audit audit = new Audit();
  private final LockWatch locks;
  private final BlockDetector blockDetector = new BlockDetector();
  private final TimeLimit timeLimit;
  private final boolean limitsWallTime;
  private boolean closingCutShort;
  private final List<ExceptionContext> uncaught = new ArrayList<>();
  private final List<BlockedLoop> blocked =
      new CopyOnWriteArrayList<>(); // BlockWatch's thread adds to it
  private final Optional<BlockWatch> blockWatch;
  private final LoopSetup setup;
  private final Runner runner;

  private final StageTurns turns;
  private final LoopProgress progress = new LoopProgress();
  private final StubbornTasks stubborn = new StubbornTasks();
  private final LeftThreads threads = new LeftThreads();
  private final Optional<RealWaits> realWaits;
  private volatile String name; // of the test that runs, for messages from other threads

  // These belong to the test that runs now; see begin.
  private Audit.Mark mark;
  private Audit.Mark markOfClass; // what was there before the class that runs now
  private long firstEvent;
  private Duration time = Duration.ZERO;
  private long ticks;
  private @Nullable LoopSummary atFailure;
  private Optional<StubbornTaskError> stubbornAtEnd = Optional.empty();
  private boolean inTest;
  private @Nullable FixtureScope ofDynamicTest;
  private FixtureScope fixtures = new FixtureScope();
  private FixtureScope fixturesOfClass = new FixtureScope();
  private FixtureScope fixturesOfRun = new FixtureScope();
  private Consumer<String> onSetUp = _ -> {};

  private TestLoop(LoopTestOptions options, String name) {
    this.options = options;
    this.name = name;
    turns = new StageTurns(options.wallTimeout());
    realWaits =
        options.time() == LoopTest.Time.VIRTUAL ? Optional.of(new RealWaits()) : Optional.empty();
    timeLimit = new TimeLimit(options.timeout());
    blockWatch = options.blockLimit().map(limit -> new BlockWatch(limit, this::noteBlocked));
    var around = LoopSetup.current();
    // Somebody who bound a setup may be stepping: then time stands still as long as they like.
    limitsWallTime = around == LoopSetup.standard();
    // Whoever runs the test's file may already watch its locks, and knows where they were locked.
    locks = around.listener(LockWatch.class).orElseGet(LockWatch::new);
    withoutEvidence = around.listener(NoEvidence.class);
    setup = setup(around);
    runner = setup.call(Runner::new);
    mark = Audit.Mark.of(runner.loop());
    markOfClass = mark;
    threads.begin();
    inTest = options.loop() == LoopTest.Scope.TEST;
    if (options.time() == LoopTest.Time.REAL) {
      blockWatch.ifPresent(BlockWatch::start);
    }
  }

  /// Makes the loop.
  ///
  /// @param name what runs on it, for messages
  /// @throws IllegalStateException if this JVM was started without the flag that coroutines need
  static TestLoop open(LoopTestOptions options, String name) {
    BuildCheck.requireFlag();
    return new TestLoop(options, name);
  }

  String name() {
    return name;
  }

  /// Sets the name of the test that runs next.
  void rename(String test) {
    name = test;
  }

  private LoopSetup setup(LoopSetup around) {
    var own =
        around == LoopSetup.standard()
            ? around.withOutsideCallers(new TestThreads(progress)).withMonitorCheck()
            : around;
    if (options.schedule().isPresent()) {
      var token = options.schedule().get();
      own = OrderReplay.of(token.freedom(), token.order(), (_, _) -> {}).apply(own);
    }
    own =
        own.withoutListeners(Audit.class::isInstance) // the test itself reports what it leaves
            .withClock(options.time() == LoopTest.Time.REAL ? Clock::real : Clock::virtual)
            .withDeadlockReport(WaitGraph::describe)
            .withExceptionHandler((_, failure) -> uncaught.add(failure));
    if (withoutEvidence.isEmpty()) {
      own = own.withOrigins().withListener(trace);
    }
    own =
        own.withListener(audit)
            .withoutListeners(locks::equals)
            .withListener(locks)
            .withListener(blockDetector)
            .withListener(progress)
            .withListener(stubborn)
            .withListener(timeLimit);
    return blockWatch.map(own::withListener).orElse(own);
  }

  private void noteBlocked(BlockedLoop held) {
    if (held.over()) {
      blocked.add(held);
    }
  }

  /// Returns the loop of the test that this code belongs to.
  ///
  /// @param caller named in the message if there is none
  /// @throws IllegalStateException if this code doesn't belong to a test
  static TestLoop current(String caller) {
    return EventLoop.ifRunning()
        .flatMap(_ -> CURRENT.find())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    caller + "(…) looks into the loop of a test: call it in a @LoopTest"));
  }

  /// Returns the loop of the test that this code belongs to, if it does.
  static Optional<TestLoop> ifCurrent() {
    return EventLoop.ifRunning().flatMap(_ -> CURRENT.find());
  }

  // ---- fixtures ----

  /// Runs `tearDown` when the test that runs now is torn down, or the class if none does.
  ///
  /// @param what it ends, for reports
  /// @param where what to say of its failure; empty if that says it itself
  void afterwards(String what, String where, Body.OfVoid tearDown) {
    var ending = ofDynamicTest;
    if (ending == null) {
      ending = inTest ? fixtures : fixturesOfClass;
    }
    ending.afterwards(what, where, tearDown);
  }

  /// Starts a dynamic test: it has the fixtures of its factory, but what it starts ends with it.
  void beginDynamic() {
    var ofFactory = fixtures;
    begin();
    fixtures = ofFactory;
    ofDynamicTest = new FixtureScope();
  }

  /// Ends what a dynamic test has started; returns what failed.
  List<Throwable> endDynamic() {
    var ending = ofDynamicTest;
    ofDynamicTest = null;
    return ending == null ? List.of() : ending.tearDown(this, _ -> {});
  }

  /// Sets the fixtures that this test shares with others.
  ///
  /// @param onSetUp gets the name of each fixture before its set-up
  void share(FixtureScope ofClass, FixtureScope ofRun, Consumer<String> onSetUp) {
    fixturesOfClass = ofClass;
    fixturesOfRun = ofRun;
    this.onSetUp = onSetUp;
  }

  void noteSetUp(String fixture) {
    onSetUp.accept(fixture);
  }

  FixtureScope fixtures() {
    return fixtures;
  }

  /// Returns a fixture's value; sets it up first, in the running task, if nobody has.
  <T extends @Nullable Object> T valueOf(Fixture<T> fixture) {
    return switch (fixture.scope) {
      case TEST -> fixtures.value(fixture, this);
      case CLASS -> beyondTheTest(false, () -> fixturesOfClass.value(fixture, this));
      case RUN -> beyondTheTest(true, () -> fixturesOfRun.value(fixture, this));
    };
  }

  /// Sets up what outlives the test: on the loop of a class, the test doesn't "leave it behind".
  private <T extends @Nullable Object> T beyondTheTest(boolean ofRun, Body<T> body) {
    if (options.loop() == LoopTest.Scope.TEST) {
      return RunInPlace.here(body);
    }
    var before = Audit.Mark.of(runner.loop()).known();
    try {
      return RunInPlace.here(body);
    } finally {
      var made = Audit.Mark.of(runner.loop()).known();
      made.removeAll(before);
      mark.known().addAll(made);
      if (ofRun) {
        markOfClass.known().addAll(made);
      }
    }
  }

  // ---- running ----

  /// Starts another test on this loop: findings, time and ticks are counted anew.
  void begin() {
    inTest = true;
    mark = Audit.Mark.of(runner.loop());
    firstEvent = eventsSoFar();
    time = Duration.ZERO;
    ticks = 0;
    atFailure = null;
    stubbornAtEnd = Optional.empty();
    fixtures = new FixtureScope();
    threads.begin();
    uncaught.clear();
    blocked.clear();
    realWaits.ifPresent(RealWaits::clear);
  }

  /// Starts another class on this loop.
  void beginClass() {
    markOfClass = Audit.Mark.of(runner.loop());
  }

  /// Starts the tear-down of that class: what its set-up left counts as the class's.
  void beginClassTearDown() {
    begin();
    mark = markOfClass;
  }

  /// Runs several stages that belong together; other threads wait meanwhile.
  <T extends @Nullable Object> T inOneGo(Body<T> stages) throws Throwable {
    turns.take(name, this::askToEnd);
    try {
      turns.keep(true);
      return stages.run();
    } finally {
      turns.keep(false);
      turns.end();
    }
  }

  /// Runs code that is part of the test but doesn't run on the loop, with the setup bound.
  <T extends @Nullable Object> T besideTheLoop(Body<T> body) {
    return setup.call(body);
  }

  /// Runs a stage of the test as a task of that name; returns or throws what it does.
  <T extends @Nullable Object> T run(String stage, Body<T> body) {
    return inTurn(
        () -> withinLimits(() -> runner.run(Coroutine.named(stage, withPicture(body)), stage)));
  }

  /// Runs the test itself as a task of that name, and measures it.
  <T extends @Nullable Object> T runTest(String name, Body<T> body) {
    var loop = runner.loop();
    firstEvent = eventsSoFar();
    var began = new Measured(loop);
    var ended = new ArrayList<Measured>();
    try {
      return run(
          name,
          () -> {
            try {
              return body.run();
            } finally {
              ended.add(new Measured(loop));
            }
          });
    } finally {
      var end = ended.isEmpty() ? new Measured(loop) : ended.getFirst();
      time = Duration.ofNanos(end.nanos - began.nanos);
      ticks = end.tick - began.tick;
    }
  }

  private record Measured(long nanos, long tick) {
    Measured(EventLoop loop) {
      this(loop.nanos(), loop.tick());
    }
  }

  private <T extends @Nullable Object> T inTurn(Body<T> stage) {
    turns.take(name, this::askToEnd);
    try {
      return setup.call(stage);
    } catch (Throwable failure) {
      noteFailure();
      throw failure;
    } finally {
      turns.end();
    }
  }

  private void askToEnd() {
    runner.interrupt();
  }

  /// Says what hangs: the thread that reports failures is the one that never will.
  private void noteStuck(StackTraceElement[] stack) {
    turns.abandon(format("%s hasn't ended, and nothing ends it: its loop is abandoned", name));
    var text =
        new StringBuilder(
            format(
                "%s has not ended after %s, and neither cancelling nor interrupting it helps:%n",
                name, TimeText.seconds(options.wallTimeout())));
    Stream.of(stack).forEach(frame -> text.append("    at ").append(frame).append('\n'));
    text.append(
        "  No thread can be ended from inside its JVM, so no later test runs on it. JUnit goes on"
            + " without\n"
            + "  such a test if it has a @Timeout(threadMode = SEPARATE_THREAD); for a whole build,"
            + " set\n"
            + "  junit.jupiter.execution.timeout.default = 90 s and\n"
            + "  junit.jupiter.execution.timeout.thread.mode.default = separate_thread\n");
    System.err.print(text);
  }

  private <T extends @Nullable Object> T withinLimits(Body<T> stage) throws Throwable {
    if (!limitsWallTime) {
      return withinTime(stage);
    }
    try (var wall =
        WallLimit.of(options.wallTimeout(), runner, progress, realWaits, this::noteStuck)) {
      T result;
      try {
        result = withinTime(stage);
      } catch (Throwable thrown) {
        throw wall.isExceeded() ? wall.error(thrown, stubborn.error(thrown)) : thrown;
      }
      if (wall.isExceeded()) {
        throw wall.error(null, Optional.empty());
      }
      return result;
    }
  }

  private <T extends @Nullable Object> T withinTime(Body<T> stage) throws Throwable {
    T result;
    try {
      result = stage.run();
    } catch (Throwable thrown) {
      if (timeLimit.isExceeded()) {
        throw timeLimit.error(options.time(), thrown, stubborn.error(thrown));
      }
      throw thrown instanceof StubbornTasks.OnlyTheyGoOn || thrown instanceof TimeLimit.Aborted
          ? stubborn.error(thrown).<Throwable>map(error -> error).orElse(thrown)
          : thrown;
    }
    if (timeLimit.isExceeded()) { // it caught its cancellation, and went on to its end
      throw timeLimit.error(options.time(), null, Optional.empty());
    }
    return result;
  }

  /// Takes the picture of the loop while the failed stage is still on it.
  private <T extends @Nullable Object> Body<T> withPicture(Body<T> body) {
    return () -> {
      CURRENT.set(this);
      try {
        return body.run();
      } catch (Throwable failure) {
        noteFailure();
        throw failure;
      }
    };
  }

  private void noteFailure() {
    if (atFailure == null) {
      atFailure = LoopSummary.of(runner.loop(), trace);
    }
  }

  // ---- ending ----

  /// Ends a test whose loop lives on: cancels the tasks that it left, and returns what it left
  /// behind.
  List<Finding> end(boolean failed) {
    inTest = false;
    var found = audit.since(mark);
    var left = runner.loop().tasks().stream().filter(task -> !mark.known().contains(task)).toList();
    if (!left.isEmpty()) {
      cleanUp(
          () ->
              run(
                  "cleanUp",
                  () -> {
                    stubborn.cleanUpBegins(runner.loop(), null);
                    left.forEach(Task::cancel);
                    return Async.await(Async.waitOn(left));
                  }));
    }
    return told(found, failed);
  }

  /// Cancels what is left, closes the loop, and returns what the test left behind.
  ///
  /// @param failed whether the test failed; that alone explains tasks that are left
  List<Finding> close(boolean failed) {
    try {
      cleanUp(
          () ->
              inTurn(
                  () ->
                      withinTime(
                          () -> {
                            closeWithinLimit();
                            return null;
                          })));
    } finally {
      blockWatch.ifPresent(BlockWatch::close);
    }
    return told(audit.conclude(), failed);
  }

  /// Closes the loop, but doesn't wait longer than the test itself may take for a thread that never
  /// comes back. The audit then names the line that started it.
  ///
  /// This is the stage's only limit: a second one would run out at the same moment, and whichever
  /// came first would decide what the test is told.
  private void closeWithinLimit() {
    if (!limitsWallTime) {
      runner.close();
      return;
    }
    try (var wall =
        WallLimit.of(options.wallTimeout(), runner, progress, realWaits, this::noteStuck)) {
      try {
        runner.close();
      } catch (Throwable thrown) {
        if (!wall.isExceeded()) {
          throw thrown;
        }
        if (!(thrown instanceof KeyboardInterrupt)) {
          throw wall.error(thrown, stubborn.error(thrown));
        }
        closingCutShort = true;
      }
    }
  }

  private boolean isOfProgram(Finding finding) {
    // The program's own tasks were cancelled before; what is pending is the wait for the thread.
    return !(closingCutShort && finding instanceof Finding.TaskPending);
  }

  /// Ends the tasks that are left. One that doesn't end is no reason to lose what else was found.
  private void cleanUp(Runnable work) {
    try {
      work.run();
    } catch (StubbornTaskError error) {
      stubbornAtEnd = Optional.of(error).filter(StubbornTaskError::isNews);
    }
  }

  private List<Finding> told(List<Finding> found, boolean failed) {
    var ofLocks = locks.takeFindings();
    return options.audit() == LoopTest.Audit.OFF
        ? List.of()
        : Stream.concat(found.stream(), ofLocks.stream())
            .filter(this::isOfProgram)
            .filter(finding -> !(failed && finding instanceof Finding.TaskLeft))
            .toList();
  }

  /// Closes the loop of a test that never got to its tear-down.
  @Override
  public void close() {
    if (!turns.isAbandoned() && !runner.loop().isClosed()) {
      close(true);
    }
  }

  /// Returns the failures that reached the loop's exception handler.
  List<ExceptionContext> uncaught() {
    return List.copyOf(uncaught);
  }

  /// Returns the callbacks that held the loop longer than the test allows.
  List<BlockedLoop> blocked() {
    return List.copyOf(blocked);
  }

  /// Returns the error for a task that didn't end when the test was over.
  Optional<StubbornTaskError> stubbornAtEnd() {
    return stubbornAtEnd;
  }

  /// Returns the threads that the test left running.
  LeftThreads.Found leftThreads() {
    return threads.find();
  }

  /// Returns where the test held its loop by waiting in real time, a sentence each.
  List<String> realWaits() {
    return realWaits.map(RealWaits::sentences).orElse(List.of());
  }

  /// Returns the state of the loop when the first stage failed.
  Optional<LoopSummary> atFailure() {
    return Optional.ofNullable(atFailure);
  }

  TestLoopRecord recordOf(List<Finding> findings, Optional<String> probably) {
    return new TestLoopRecord(time, ticks, findings, probably, trace.events());
  }

  EventLoop loop() {
    return runner.loop();
  }

  /// Returns what the loop has done since the test itself started.
  List<TraceEvent> eventsOfTest() {
    return eventsSince(firstEvent);
  }

  /// Returns what the loop has done since there were so many events.
  List<TraceEvent> eventsSince(long first) {
    var all = trace().events();
    var since = Math.min(all.size(), eventsSoFar() - first);
    return all.subList(all.size() - (int) since, all.size());
  }

  long eventsSoFar() {
    return trace.dropped() + trace.events().size();
  }

  BlockDetector blockDetector() {
    return blockDetector;
  }

  /// Returns what its loop has done. A run that has no evidence doesn't count if it's asked for it.
  Trace trace() {
    withoutEvidence.ifPresent(NoEvidence::miss);
    return trace;
  }

  LoopTestOptions options() {
    return options;
  }
}
