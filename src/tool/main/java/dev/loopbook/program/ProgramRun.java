package dev.loopbook.program;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.LiveFrame;
import dev.loopbook.watch.Finding;
import dev.loopbook.watch.HeldLoopWatch;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One run of a program: `RUNNING -> ENDED`. Its methods may be called from any thread.
///
/// It has its own class loader, threads, output and statics, so several runs of a program don't see
/// each other.
public final class ProgramRun {
  /// How long a callback may hold up the loop before an interrupt stops the run instead.
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Program program;
  private final CurrentTick ticks = new CurrentTick();
  private final ProgramOutput output;
  private final ProgramThreads threads;
  private final Host host;
  private final RunSupervisor supervisor;
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final ProgramLoader loader;
  private volatile @Nullable Object receiver; // written by main's thread, read by any
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final MainTaskInterrupter interruption = new MainTaskInterrupter();
  private final CleanUpWatch cleanUp = new CleanUpWatch();

  ProgramRun(Program program, RunOptions options) {
    this.program = program;
    this.output = new ProgramOutput(options.cap(), ticks, options.onOutput());
    this.host = new Host(new Hosting(), options.input());
    this.threads = new ProgramThreads(program.name(), program.frames(), this::warn);
    this.loader = program.newLoader(host);
    this.supervisor = new RunSupervisor(this, host, options);
  }

  /// Returns a watch for the loops of a run.
  ///
  /// @param longHeld is told of a callback that has held its loop for seconds and still does
  public static HeldLoopWatch heldLoopWatch(Consumer<? super Finding> longHeld) {
    return new HeldLoopWatch(
        longHeld,
        Set.of(
            Host.class.getName(), WovenCalls.class.getName())); // they do what the JDK's methods do
  }

  void begin() {
    supervisor.start();
  }

  /// Returns the program that runs.
  public Program program() {
    return program;
  }

  /// Returns what it has printed so far.
  public ProgramOutput output() {
    return output;
  }

  /// Returns whether the run has not ended.
  public boolean isRunning() {
    return !ending.isDone();
  }

  /// Returns whether it has ended, or is being ended: somebody asked it to stop, it called
  /// `System.exit`, or `main` has returned. A listener that holds up one of its threads must let go
  /// then.
  public boolean isEnding() {
    return host.isEnding() || !isRunning();
  }

  /// Returns how it ended, or nothing while it runs.
  public Optional<Ending> ending() {
    return Optional.ofNullable(ending.getNow(null));
  }

  /// Returns sentences about threads that had to be stopped, or couldn't be. Complete once the run
  /// has ended.
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /// Returns what is in the fields of the object that `main` was called on, and in the statics of
  /// its class, by the fields' names; those that are null are left out.
  public Map<String, Object> fieldsOfMain() {
    return new ProgramValues(this).fieldsOfMain();
  }

  /// Calls a listener where the program's code comes to one of these lines, before it runs, on the
  /// thread that runs it. In place of those asked for before.
  ///
  /// Only a program that [can stop][Program#toBeStepped] there does.
  public void stopAt(Set<CodePlace> lines, Consumer<CodePlace> listener) {
    host.stopAt(new LineStops(lines, listener));
  }

  /// Returns the local variables of a frame of the program, in the order in which they were
  /// declared; `this` first, if the frame has one.
  public List<LocalVariable> locals(LiveFrame frame) {
    return FrameVariables.of(program, frame);
  }

  /// Returns what the code of a frame can call by a simple name, besides the members of the class
  /// that the program starts with: its local variables, and the fields of its `this`.
  public List<LocalVariable> visible(LiveFrame frame) {
    return VisibleNames.in(program, frame);
  }

  /// Lets classes that aren't the program's own live among its classes in this run.
  public void admit(GuestClasses guests) {
    loader.admit(guests);
  }

  /// Returns a class of this run, the program's or a guest's.
  ///
  /// @throws ClassNotFoundException if there is none of this name
  public Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(name, true, loader);
  }

  /// Returns the object that `main` was called on; null if it's static, or hasn't been called.
  public @Nullable Object receiver() {
    return receiver;
  }

  /// Runs code that isn't the program's own, on one of the program's threads.
  ///
  /// @param printed gets what it prints, which isn't the program's output
  public void host(Runnable guest, Consumer<String> printed) {
    host.host(guest, printed);
  }

  /// Interrupts the guest that runs on this thread, if there is one: its next check throws
  /// [GuestInterrupted], and it waits no longer. May be called from any thread.
  public void interruptGuest(Thread thread) {
    host.interruptGuest(thread);
  }

  /// Makes the next check on this thread throw [GuestInterrupted], whoever's code it runs. May be
  /// called from any thread.
  public void interruptCallback(Thread thread) {
    host.interruptCallback(thread);
  }

  ProgramLoader loader() {
    return loader;
  }

  void startsOn(@Nullable Object object) {
    receiver = object;
  }

  /// Waits for the end.
  ///
  /// @throws InterruptedException if the calling thread is interrupted, which leaves the run alone
  public Ending await() throws InterruptedException {
    try {
      return ending.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the supervisor of " + program + " failed", e.getCause());
    }
  }

  /// Waits for the end, but not longer than this.
  ///
  /// @throws InterruptedException if the calling thread is interrupted, which leaves the run alone
  public Optional<Ending> await(Duration atMost) throws InterruptedException {
    try {
      return Optional.of(ending.get(atMost.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the supervisor of " + program + " failed", e.getCause());
    }
  }

  /// Asks the run to end, as Ctrl-C does, and returns at once. The first time, its main task is
  /// cancelled so that it can clean up; the second time, the run is stopped. It's stopped the first
  /// time too if no main task is running, if a callback holds up the loop, or if the clean-up waits
  /// for other threads that don't end.
  public void interrupt() {
    if (!interruption.isFirstAndTaken()) {
      requestStop();
      return;
    }
    Thread.ofVirtual()
        .start(
            () -> {
              if (interruption.isNoticedWithin(PATIENCE)) {
                supervisor.stopInsteadOfWaiting();
              } else {
                requestStop();
              }
            });
  }

  /// Returns sentences on what was alive in the loop when [#interrupt] reached it; none if it
  /// wasn't called, or held no loop up.
  public List<String> aliveAtInterrupt() {
    return interruption.alive();
  }

  /// Returns a line for each thread besides `main` that is in the middle of the program's code.
  public List<String> busyThreads() {
    return supervisor.busyNow().stream().map(BusyThread::toString).toList();
  }

  /// Returns a line for each thread besides `main` that was in the middle of the program's code
  /// when the run was stopped; complete once it has ended.
  public List<String> busyAtStop() {
    return supervisor.busyAtStop().stream().map(BusyThread::toString).toList();
  }

  /// Prints sentences for the program's author where the program prints its errors.
  void warn(String text) {
    host.print(ProgramOutput.Stream.ERR, text);
  }

  /// Returns what was found of locks that tasks held across an `await`.
  public List<Finding> lockFindings() {
    return host.locks.findings();
  }

  CleanUpWatch cleanUp() {
    return cleanUp;
  }

  MainTaskInterrupter interruption() {
    return interruption;
  }

  /// Returns what a listener that holds up the calling thread throws there when the run is being
  /// stopped. The thread isn't stopped once more while its `finally` blocks run.
  public ProgramStopped stopHere() {
    host.stop.notifyOnce(Thread.currentThread());
    return new ProgramStopped();
  }

  /// Asks the run to end and returns at once. Has no effect on one that has ended.
  public void requestStop() {
    supervisor.requestStop();
  }

  /// Stops the run and waits until it has ended, at most a few seconds. A thread that can't be
  /// stopped, for instance in native code, is left behind and named in [#notes].
  public Ending stop() {
    requestStop();
    return Uninterruptibly.await(this::await);
  }

  @Override
  public String toString() {
    return format(
        "<Run of %s, %s>", program.name(), ending().map(Ending::toString).orElse("running"));
  }

  CurrentTick ticks() {
    return ticks;
  }

  ProgramThreads threads() {
    return threads;
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  void fail(Throwable why) {
    output.close();
    ending.completeExceptionally(why);
  }

  void conclude(Ending how) {
    output.close();
    ending.complete(how);
  }

  /// What the run's host sees of it.
  private final class Hosting implements HostedRun {
    @Override
    public void print(ProgramOutput.Stream stream, String text) {
      output.print(stream, text);
    }

    @Override
    public UserFrames frames() {
      return program.frames();
    }

    @Override
    public boolean isSupervisedHere() {
      return supervisor.isCurrentThread();
    }

    @Override
    public boolean covers(Thread thread) {
      return threads.covers(thread);
    }

    @Override
    public void exitRequested() {
      supervisor.wake();
    }

    @Override
    public UncaughtExceptionHandler uncaughtHandler() {
      return threads;
    }

    @Override
    public @Nullable UncaughtExceptionHandler getUncaughtHandler() {
      return threads.uncaughtHandler();
    }

    @Override
    public void setUncaughtHandler(@Nullable UncaughtExceptionHandler handler) {
      threads.setUncaughtHandler(handler);
    }
  }
}
