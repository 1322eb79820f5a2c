package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.text.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs callbacks and tasks, one at a time, on one thread.
///
/// ```
/// CREATED -> RUNNING <-> STOPPED
///    |                     |
///    +------> CLOSED <-----+
/// ```
///
/// While it runs, only its own thread may call it, except for [#callSoonThreadsafe] and
/// [#runCoroutineThreadsafe]. The same is true of what belongs to it: its futures, tasks and
/// handles, and the locks and queues that its tasks wait at. Each method means what it means in
/// CPython 3.13's asyncio, down to the number of ticks. [Cycle] explains the tick.
public final class EventLoop implements AutoCloseable {

  /// The stages of a loop's life.
  public enum State {
    /// Made, but has not run yet.
    CREATED,
    /// A thread is inside `runForever` or `runUntilComplete`.
    RUNNING,
    /// Ran, and may run again.
    STOPPED,
    /// Closed for good.
    CLOSED
  }

  // The loop that is running on a thread, for as long as it runs.
  private static final ThreadLocal<@Nullable EventLoop> RUNNING = new ThreadLocal<>();

  // The part of an access that concerns who makes its tasks.
  private static final int TASK_FACTORY = 1;

  private final LoopSetup setup;
  private final @Nullable LoopListener listener;
  private final Clock clock;
  private final Cycle cycle;
  private final TaskRegistry tasks = new TaskRegistry();
  private final Resources resources = new Resources(this);
  private final ThreadPool threads = new ThreadPool(this);

  // Which fields do two threads see?
  //
  // Everything that isn't in this list belongs to the thread that runs the loop, or, while none
  // does, to the one that will run, use or close it next. `runner` hands it over: a run ends by
  // writing it and the next one begins by reading it.
  //
  // | field                | who writes                       | who reads
  // | setup, listener,     | the maker, once (final)          | any
  // |   clock, cycle ...   |                                  |
  // | state                | who runs or closes the loop      | any: is it closed?
  // | runner               | who runs the loop                | any: is it me? does it run?
  // | tick                 | who runs the loop                | any that prints the loop
  // | Cycle.inbox          | any, in callSoonThreadsafe       | who runs the loop
  // | Cycle.poller         | who runs the loop, at most once  | any, to wake the loop
  // | VirtualClock.nanos   | who runs the loop                | any
  // | ThreadPool.working   | each of the pool's threads       | who runs the loop
  // | Runner.main, .thread | who runs                         | who interrupts
  //
  // A handle is made by one thread and run by another; the inbox hands it over. Only the loop's
  // thread may cancel it.
  private volatile State state = State.CREATED;
  private volatile @Nullable Thread runner;
  private boolean stopping;
  private int outsideWork;
  private volatile long tick;
  private long timersSet;
  private @Nullable Task<?> currentTask;
  private @Nullable Context context;
  private boolean tellingListeners;
  private ExceptionContext.Handler exceptionHandler;
  private @Nullable TaskFactory taskFactory;

  private EventLoop(LoopSetup setup) {
    MissingExport.requireNone();
    this.setup = setup;
    listener = setup.listener();
    clock = setup.makeClock();
    cycle = new Cycle(this, clock);
    exceptionHandler = setup.exceptionHandler();
    if (listener != null) {
      listener.loopCreated(this);
    }
  }

  /// Returns what the JVM's option `--add-exports` must say before there can be coroutines, such as
  /// `java.base/jdk.internal.vm=ALL-UNNAMED`; empty if the JVM was started with it.
  public static Optional<String> missingExport() {
    return MissingExport.of(EventLoop.class.getModule());
  }

  /// Returns a new loop with the current [setup][LoopSetup#current].
  public static EventLoop create() {
    return new EventLoop(LoopSetup.current());
  }

  /// Returns the loop that runs on this thread.
  ///
  /// @throws IllegalStateException if there is none
  public static EventLoop running() {
    var loop = RUNNING.get();
    if (loop == null) {
      throw new IllegalStateException(
          "no running event loop on this thread: "
              + NoLoop.advice("call this from a coroutine or a callback, inside run(...)"));
    }
    return loop;
  }

  /// Returns the loop that runs on this thread, if any; for observers that may be called anywhere.
  public static Optional<EventLoop> ifRunning() {
    return Optional.ofNullable(RUNNING.get());
  }

  static @Nullable EventLoop runningOrNull() {
    return RUNNING.get();
  }

  // ---- life cycle ----

  /// Runs until [#stop] is called.
  ///
  /// @throws IllegalStateException if it is closed or running, or another loop runs on this thread
  /// @throws DeadlockError if nothing can ever run again
  public void runForever() {
    runHere(
        () -> {
          do {
            runTick();
          } while (!stopping);
        });
  }

  /// Runs one tick, waiting for the next timer if nothing is ready.
  ///
  /// @throws IllegalStateException as [#runForever]
  /// @throws DeadlockError if nothing can ever run again
  public void runOnce() {
    noteScheduleRead();
    runHere(this::runTick);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the thread that runs the loop writes it
  private void runTick() {
    tick++;
    cycle.run();
  }

  private void runHere(Runnable ticks) {
    requireRunnable();
    runner = Thread.currentThread();
    state = State.RUNNING;
    RUNNING.set(this);
    try {
      ticks.run();
    } finally {
      stopping = false;
      runner = null;
      state = State.STOPPED;
      RUNNING.remove();
    }
  }

  /// Runs until `work` is done and returns its value. A coroutine becomes a task first.
  ///
  /// @throws IllegalStateException as [#runForever], and if [#stop] ended the run before `work` was
  ///   done
  public <T extends @Nullable Object> T runUntilComplete(Awaitable<T> work) {
    requireNonNull(work, "work");
    requireRunnable();
    var isNew = work instanceof Coroutine;
    Future<T> future = ensureFuture(work);
    Consumer<Future<T>> stopWhenDone = new StopWhenDone<>();
    future.addDoneCallback(stopWhenDone);
    try {
      runForever();
    } catch (Throwable e) {
      if (isNew && future.isDone() && !future.isCancelled()) {
        future.exception(); // counts as retrieved: the caller can't ask for it
      }
      throw e;
    } finally {
      future.removeDoneCallback(stopWhenDone);
    }
    if (!future.isDone()) {
      throw new IllegalStateException("Event loop stopped before Future completed: " + future);
    }
    return future.result();
  }

  private record StopWhenDone<T extends @Nullable Object>() implements Consumer<Future<T>> {
    @Override
    public void accept(Future<T> done) {
      if (!done.isCancelled() && done.exception().orElse(null) instanceof LoopEscape) {
        return; // it leaves the loop by itself
      }
      done.loop().stop();
    }

    @Override
    public String toString() {
      return "stop";
    }
  }

  /// Asks the loop to stop at the end of this tick. If it isn't running, its next run is one tick
  /// long.
  ///
  /// @throws IllegalStateException if another thread runs it: that one may be asleep
  public void stop() {
    requireOwnThread();
    stopping = true;
  }

  /// Closes the loop for good; whatever is still scheduled never runs. Does nothing the second
  /// time.
  ///
  /// @throws IllegalStateException if it is running
  @Override
  public void close() {
    if (isRunning()) {
      throw new IllegalStateException(
          "Cannot close a running event loop; call stop() and let its run return first");
    }
    if (isClosed()) {
      return;
    }
    state = State.CLOSED;
    if (listener != null) {
      listener.loopClosed(this);
    }
    threads.close();
    cycle.close();
  }

  /// Returns the stage of its life.
  public State state() {
    return state;
  }

  /// Returns whether some thread runs it.
  public boolean isRunning() {
    return runner != null;
  }

  /// Returns whether it is closed.
  public boolean isClosed() {
    return state == State.CLOSED;
  }

  private void requireRunnable() {
    requireOpen();
    if (isRunning()) {
      throw new IllegalStateException(
          runner == Thread.currentThread()
              ? "This event loop is already running"
              : "This event loop is already running, on thread " + runner);
    }
    if (RUNNING.get() != null) {
      throw new IllegalStateException(
          "Cannot run the event loop while another loop is running on this thread");
    }
  }

  private void requireOpen() {
    if (isClosed()) {
      throw new IllegalStateException("Event loop is closed");
    }
  }

  /// Checks that this thread may use the loop and what belongs to it. Whatever changes a future or
  /// a lock does so first: after a change that nobody was told of, its waiters would wait forever.
  ///
  /// @throws IllegalStateException if another thread runs the loop
  public void requireOwnThread() {
    var thread = runner;
    if (thread != null && thread != Thread.currentThread()) {
      throw new IllegalStateException(
          format(
              "Non-thread-safe operation: the loop runs on thread %s, this is %s. Use callSoonThreadsafe",
              thread.getName(), Thread.currentThread().getName()));
    }
  }

  // ---- scheduling ----

  /// Schedules `callback` for the next tick.
  ///
  /// @throws IllegalStateException if the loop is closed, or this is not its thread
  public Handle callSoon(Runnable callback) {
    return callSoon(callback, Context.copy());
  }

  /// Schedules `callback` for the next tick; it runs in `context` itself, not in a copy of the
  /// current one.
  ///
  /// @throws IllegalStateException if the loop is closed, or this is not its thread
  public Handle callSoon(Runnable callback, Context context) {
    requireOpen();
    requireOwnThread();
    if (runner == null) {
      cycle.takeInbox(); // what was sent to a loop that doesn't run yet comes first
    }
    var handle = new Handle(this, callback, context);
    AccessLog.makes(handle);
    cycle.ready.add(handle);
    if (listener != null) {
      listener.handleQueued(handle);
    }
    return handle;
  }

  /// Schedules `callback` from any thread, and wakes the loop if it is waiting. The callbacks of
  /// one thread run in the order in which it sent them.
  ///
  /// @throws IllegalStateException if the loop is closed
  public Handle callSoonThreadsafe(Runnable callback) {
    requireOpen();
    // Whoever isn't inside a run takes the way of all other threads, even the thread that made the
    // loop: another one may start or end a run at any moment, between a look at `runner` and what
    // follows from it.
    if (runner == Thread.currentThread()) {
      return callSoon(callback);
    }
    var handle = new Handle(this, callback, Context.copy());
    cycle.receive(handle);
    return handle;
  }

  /// Schedules `callback` to run after `delay`. Timers that are due at the same time run in the
  /// order they were set.
  public TimerHandle callLater(Duration delay, Runnable callback) {
    return callLater(delay, callback, Context.copy());
  }

  /// Schedules `callback` to run after `delay`, in `context` itself.
  public TimerHandle callLater(Duration delay, Runnable callback, Context context) {
    requireNonNull(delay, "delay");
    AccessLog.reads(clock, AccessLog.NOW);
    return callAtNanos(Deadlines.after(clock.nanos(), delay), callback, context);
  }

  /// Schedules `callback` to run at the loop time `when`, as counted by [#time].
  public TimerHandle callAt(Duration when, Runnable callback) {
    return callAt(when, callback, Context.copy());
  }

  /// Schedules `callback` to run at the loop time `when`, in `context` itself.
  public TimerHandle callAt(Duration when, Runnable callback, Context context) {
    requireNonNull(when, "when");
    return callAtNanos(Deadlines.nanos(when), callback, context);
  }

  private TimerHandle callAtNanos(long when, Runnable callback, Context context) {
    requireOpen();
    requireOwnThread();
    var timer = new TimerHandle(this, when, timersSet++, callback, context);
    AccessLog.makes(timer);
    cycle.timers.add(timer);
    if (listener != null) {
      listener.timerSet(timer);
    }
    return timer;
  }

  ReadyQueue readyQueue() {
    return cycle.ready;
  }

  boolean moveTimer(TimerHandle timer, long when) {
    requireOwnThread();
    if (timer.isCancelled() || !timer.queued) {
      return false;
    }
    cycle.timers.move(timer, when);
    return true;
  }

  void timerCancelled(TimerHandle timer) {
    cycle.timers.noteCancelled(timer);
    if (listener != null) {
      listener.timerCancelled(timer);
    }
  }

  /// Returns the loop's time since its clock started.
  public Duration time() {
    noteTimeRead();
    return Duration.ofNanos(clock.nanos());
  }

  /// Returns the loop's time in nanoseconds since its clock started.
  public long nanos() {
    noteTimeRead();
    return clock.nanos();
  }

  /// Returns how many ticks have started.
  public long tick() {
    noteScheduleRead();
    return tick;
  }

  /// Returns the clock.
  public Clock clock() {
    return clock;
  }

  // ---- tasks and futures ----

  /// Returns a pending future of this loop, for other code to complete.
  public <T extends @Nullable Object> Future<T> createFuture() {
    return new Future.Plain<>(this, null);
  }

  /// Returns a pending future that stands for `subject`, whose `toString` says what is waited for.
  public <T extends @Nullable Object> Future<T> createFuture(Object subject) {
    requireNonNull(subject, "subject");
    return new Future.Plain<>(this, subject);
  }

  /// Makes a task of `coroutine` and schedules its first step.
  ///
  /// @throws IllegalStateException if the loop is closed, or this is not its thread
  public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
    return createTask(coroutine, null, Context.copy());
  }

  /// Makes a task of `coroutine` called `name`.
  public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, String name) {
    requireNonNull(name, "name");
    return createTask(coroutine, name, Context.copy());
  }

  /// Makes a task of `coroutine` that runs in `context` itself, not in a copy of the current one.
  public <T extends @Nullable Object> Task<T> createTask(
      Coroutine<T> coroutine, @Nullable String name, Context context) {
    requireNonNull(coroutine, "coroutine");
    requireNonNull(context, "context");
    requireOpen();
    requireOwnThread();
    AccessLog.reads(this, TASK_FACTORY);
    var maker = new TaskMaker(this, name, context);
    return taskFactory == null
        ? maker.lazy(coroutine)
        : requireNonNull(taskFactory.make(coroutine, maker), "the task factory returned null");
  }

  /// Makes a task of `coroutine` called `name` and runs it at once, inside this call, up to its
  /// first await that has to wait. As asyncio's `Task(..., eager_start=True)`.
  ///
  /// @throws IllegalStateException if the loop is closed, or this is not its thread
  public <T extends @Nullable Object> Task<T> createEagerTask(Coroutine<T> coroutine, String name) {
    requireNonNull(coroutine, "coroutine");
    requireNonNull(name, "name");
    requireOpen();
    requireOwnThread();
    return new TaskMaker(this, name, Context.copy()).eager(coroutine);
  }

  /// Makes all tasks with `factory` from now on; called on the loop's thread.
  public void setTaskFactory(TaskFactory factory) {
    requireNonNull(factory, "factory");
    requireOwnThread();
    AccessLog.writes(this, TASK_FACTORY);
    taskFactory = factory;
  }

  long nextTaskNumber() {
    return tasks.nextNumber();
  }

  <T extends @Nullable Object> Task<T> register(Task<T> task, boolean startsNow) {
    tasks.add(task);
    if (listener != null) {
      listener.taskCreated(task);
    }
    if (startsNow) {
      task.startNow();
    } else {
      task.start();
    }
    return task;
  }

  /// Returns `work` itself if it is a future, else a task made of it.
  ///
  /// @throws IllegalArgumentException if it is a future of another loop
  <T extends @Nullable Object> Future<T> ensureFuture(Awaitable<T> work) {
    return switch (requireNonNull(work, "an awaitable is null")) {
      case Future<T> future when future.loop() != this ->
          throw new IllegalArgumentException(
              future + " belongs to a different loop than the one that should wait for it");
      case Future<T> future -> future;
      case Coroutine<T> coroutine -> {
        if (isClosed()) {
          coroutine.close();
        }
        yield createTask(coroutine);
      }
    };
  }

  /// Makes a task of `coroutine` from another thread. Returns a `java.util.concurrent` future,
  /// which that thread may wait for; cancelling it cancels the task.
  public <T extends @Nullable Object> java.util.concurrent.Future<T> runCoroutineThreadsafe(
      Coroutine<T> coroutine) {
    requireNonNull(coroutine, "coroutine");
    return ThreadBridge.submit(this, coroutine);
  }

  /// Returns the running task, or null if there is none.
  @Nullable Task<?> currentTask() {
    return currentTask;
  }

  /// Returns the running task; empty if there is none.
  public Optional<Task<?>> runningTask() {
    return Optional.ofNullable(currentTask);
  }

  /// Returns the tasks that are not done, in the order they were made.
  public List<Task<?>> tasks() {
    return tasks.pending();
  }

  void enter(Task<?> task) {
    if (currentTask != null) {
      throw new IllegalStateException(format("Cannot enter %s while %s runs", task, currentTask));
    }
    currentTask = task;
  }

  /// Lets `task` run in the place of the running one, if any, and returns that.
  @Nullable Task<?> swapCurrentTask(@Nullable Task<?> task) {
    var before = currentTask;
    currentTask = task;
    return before;
  }

  void leave(Task<?> task) {
    currentTask = null;
  }

  void forget(Task<?> task) {
    tasks.remove(task);
  }

  // ---- threads ----

  /// Runs `body` on a thread of the loop's default pool; the future gets what it returns or throws.
  public <T extends @Nullable Object> Future<T> runInExecutor(Body<T> body) {
    requireNonNull(body, "body");
    requireOpen();
    requireOwnThread();
    return threads.submit(body);
  }

  /// Runs `body` on `executor`; the future gets what it returns or throws.
  public <T extends @Nullable Object> Future<T> runInExecutor(Executor executor, Body<T> body) {
    requireNonNull(executor, "executor");
    requireNonNull(body, "body");
    requireOpen();
    requireOwnThread();
    return threads.submit(executor, body);
  }

  /// Sends the jobs of `toThread` and [#runInExecutor(Body)] to `workers` from now on, instead of
  /// the loop's own pool. As asyncio's `set_default_executor`. Called on the loop's thread.
  public void setWorkers(Workers workers) {
    requireNonNull(workers, "workers");
    requireOwnThread();
    threads.setWorkers(workers);
  }

  /// Returns a coroutine that waits for the default pool's jobs and ends the pool. The last thing
  /// that [Runner] awaits.
  public Coroutine<Void> shutdownDefaultExecutor() {
    return threads.shutdown();
  }

  /// Signals that work has started outside the loop that will end with [#callSoonThreadsafe]. Until
  /// [#outsideWorkEnds], a virtual clock doesn't jump, and the loop doesn't report a deadlock.
  public void outsideWorkBegins() {
    requireOwnThread();
    outsideWork++;
  }

  /// Signals that the work announced by [#outsideWorkBegins] is over. Called on the loop's thread.
  public void outsideWorkEnds() {
    requireOwnThread();
    outsideWork--;
  }

  /// Returns how many pieces of work outside the loop have yet to report to it: jobs on threads,
  /// and what [#outsideWorkBegins] announced.
  public int outsideWork() {
    return outsideWork + threads.jobs();
  }

  /// Returns whether virtual time must not jump, because work outside the loop is going on.
  boolean isOutsideAtWork() {
    return outsideWork() > 0 || setup.isOutsideAtWork();
  }

  /// Returns whether the only work outside is on threads, and each of them waits for another one.
  boolean allThreadsWait() {
    return outsideWork == 0 && threads.allWait();
  }

  // ---- what is open ----

  /// Returns the things that were opened on this loop and must be closed.
  public Resources resources() {
    return resources;
  }

  /// Returns a coroutine that closes the generators that nobody ran to their end; [Runner] awaits
  /// it.
  public Coroutine<Void> shutdownGenerators() {
    return Coroutine.named("shutdownGenerators", resources::closeGenerators);
  }

  // ---- failures ----

  /// Sets the handler of failures that no code can catch.
  public void setExceptionHandler(ExceptionContext.Handler handler) {
    requireNonNull(handler, "handler");
    AccessLog.writes(this);
    exceptionHandler = handler;
  }

  /// Passes a failure that no code can catch to the exception handler.
  public void callExceptionHandler(ExceptionContext failure) {
    requireNonNull(failure, "failure");
    AccessLog.writes(this); // the order of the reports can be seen
    if (listener != null) {
      listener.failureReported(this, failure);
    }
    try {
      exceptionHandler.handle(this, failure);
    } catch (LoopEscape escape) {
      throw escape;
    } catch (Throwable ofHandler) {
      setup
          .exceptionHandler()
          .handle(
              this,
              new ExceptionContext("Unhandled error in exception handler", ofHandler, failure));
    }
  }

  // ---- looking in ----

  /// Returns the callbacks in the ready queue, oldest first, without cancelled ones.
  public List<Handle> ready() {
    noteScheduleRead();
    var queued = cycle.ready.handles();
    return queued.isEmpty() // as it is most often when somebody asks
        ? List.of()
        : queued.stream().filter(handle -> !handle.isCancelled()).toList();
  }

  /// Returns the timers that are not cancelled, by due time.
  public List<TimerHandle> timers() {
    noteScheduleRead();
    return cycle.timers.live();
  }

  /// Returns the first of [#timers], without the cost of sorting the others; drops cancelled timers
  /// on the way.
  public Optional<TimerHandle> nextTimer() {
    noteScheduleRead();
    cycle.timers.dropCancelled();
    return Optional.ofNullable(cycle.timers.first());
  }

  /// Returns the running callback; empty if there is none.
  public Optional<Handle> currentHandle() {
    return Optional.ofNullable(cycle.current());
  }

  /// Returns the poller.
  public Poller poller() {
    return cycle.poller();
  }

  /// Returns a poller that knows I/O: the loop's own, or else one from `pollers`, which replaces
  /// it.
  ///
  /// That way a program that opens a socket needs no special setup. Called on the loop's thread.
  public Poller pollerForIo(Supplier<? extends Poller> pollers) {
    requireNonNull(pollers, "pollers");
    requireOwnThread();
    if (cycle.poller() instanceof ParkingPoller) {
      cycle.replacePoller(pollers.get());
    }
    return cycle.poller();
  }

  /// Returns the setup it was made with.
  public LoopSetup setup() {
    return setup;
  }

  /// Returns the listener, or null if there is none.
  public @Nullable LoopListener listener() {
    return listener;
  }

  /// As [#isStopping], for the loop itself.
  boolean isToStop() {
    return stopping;
  }

  /// Returns whether it was asked to stop but has not stopped yet.
  public boolean isStopping() {
    noteScheduleRead();
    return stopping;
  }

  @Nullable Context context() {
    return context;
  }

  private void noteTimeRead() {
    var log = setup.accessLog();
    if (log != null && !tellingListeners) {
      log.read(clock, AccessLog.WHOLE);
    }
  }

  private void noteScheduleRead() {
    var log = setup.accessLog();
    if (log != null && !tellingListeners) {
      log.readSchedule();
    }
  }

  /// Returns whether the code that runs is a listener's, and no part of the program.
  boolean isTellingListeners() {
    return tellingListeners;
  }

  /// Sets whether the code that runs is a listener's; returns whether it was until now.
  boolean setTellingListeners(boolean telling) {
    var before = tellingListeners;
    tellingListeners = telling;
    return before;
  }

  @Nullable Context swapContext(@Nullable Context replacement) {
    var before = context;
    context = replacement;
    return before;
  }

  @Override
  public String toString() {
    noteScheduleRead();
    return format(
        "<EventLoop %s tick=%d time=%s>",
        state.name().toLowerCase(Locale.ROOT), tick, TimeText.exact(nanos()));
  }
}
