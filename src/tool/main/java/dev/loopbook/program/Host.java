package dev.loopbook.program;

import dev.loopbook.watch.LockWatch;
import java.io.BufferedReader;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What one run has in place of the JVM: its own streams, shutdown hooks and stop switch.
///
/// Woven code reaches it through [WovenCalls]. It is public only because each run loads its own
/// copy of that class, in a class loader of its own; nothing else calls the public methods.
public class Host {
  /// Whether every woven check has to look closer: the run is ending, or a guest is interrupted.
  /// Written under this object's lock, read by every check.
  public volatile boolean stopping;

  /// Whether anybody wants the program stopped at some lines. Written by who asks for that, read at
  /// every line.
  public volatile boolean stopsAtLines;

  /// Where a local variable escapes to, for a moment. It's volatile so that no compiler may leave
  /// that out.
  public volatile @Nullable Object escaped;

  private volatile LineStops lineStops = LineStops.NONE; // written before the flag

  private volatile boolean ending; // written under this object's lock; never goes back to false
  private @Nullable Thread interruptedGuest; // guarded by this
  private volatile @Nullable GuestOutput guestOutput; // written under this object's lock

  final StopSwitch stop = new StopSwitch();
  final RunResources resources = new RunResources();
  final LockWatch locks = new LockWatch();
  private final HostedRun run;
  private final Set<Thread> hooks = new LinkedHashSet<>(); // guarded by itself
  private boolean hooksBegan; // guarded by the hooks
  // any of the program's threads may replace these, and reads them when it prints
  private volatile PrintStream standardOut;
  private volatile PrintStream standardErr;
  private volatile PrintStream out;
  private volatile PrintStream err;
  private volatile InputStream in;
  private volatile BufferedReader lines;

  @SuppressWarnings("this-escape") // nothing is printed before it's complete
  protected Host(HostedRun run, InputStream input) {
    this.run = run;
    this.standardOut = standard(ProgramOutput.Stream.OUT);
    this.standardErr = standard(ProgramOutput.Stream.ERR);
    this.out = standardOut;
    this.err = standardErr;
    this.in = input;
    this.lines = reader(input);
  }

  private PrintStream standard(ProgramOutput.Stream stream) {
    var bytes = new DecodingStream(text -> print(stream, text), () -> reopen(stream));
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /// Gives the program a fresh stream after it closed a writer around the old one: what it prints
  /// from then on isn't lost.
  @SuppressWarnings("ReferenceEquality") // that very one
  private void reopen(ProgramOutput.Stream stream) {
    var fresh = standard(stream);
    if (stream == ProgramOutput.Stream.OUT) {
      out = out == standardOut ? fresh : out;
      standardOut = fresh;
    } else {
      err = err == standardErr ? fresh : err;
      standardErr = fresh;
    }
  }

  protected void print(ProgramOutput.Stream stream, String text) {
    var guest = guestOutput;
    if (guest != null && guest.thread() == Thread.currentThread()) {
      guest.printed().accept(text);
    } else if (!isLeaving()) {
      run.print(stream, text);
    }
  }

  /// Returns whether nothing that the calling thread prints may be seen: one of the program's
  /// threads has called `System.exit`, which doesn't return. Others may only print now what they
  /// wouldn't otherwise, such as what came of a job that was to exit.
  private boolean isLeaving() {
    return stop.isLeaving(Thread.currentThread()) && run.covers(Thread.currentThread());
  }

  /// Where a guest's output goes, and the thread that it runs on.
  private record GuestOutput(Thread thread, Consumer<String> printed) {}

  /// Runs code that isn't the program's own on this thread. What it prints isn't the program's
  /// output.
  void host(Runnable guest, Consumer<String> printed) {
    begin(new GuestOutput(Thread.currentThread(), printed));
    try {
      guest.run();
    } finally {
      end();
    }
  }

  private synchronized void begin(GuestOutput guest) {
    guestOutput = guest;
  }

  private synchronized void end() {
    guestOutput = null;
    forgetInterrupt();
  }

  /// If a guest runs on this thread, makes its next check throw [GuestInterrupted], and ends what
  /// it waits for.
  synchronized void interruptGuest(Thread thread) {
    var guest = guestOutput;
    if (guest != null && guest.thread() == thread) {
      interruptCallback(thread);
      thread.interrupt();
    }
  }

  /// Makes the next check of this thread throw [GuestInterrupted].
  synchronized void interruptCallback(Thread thread) {
    interruptedGuest = thread;
    stopping = true;
  }

  synchronized void forgetInterrupt() {
    if (interruptedGuest != null) {
      interruptedGuest = null;
      stopping = ending;
      Thread.interrupted();
    }
  }

  private synchronized boolean isInterruptedGuest() {
    return interruptedGuest == Thread.currentThread();
  }

  /// Makes every check look whether its thread has to end, from now on.
  synchronized void beginToEnd() {
    ending = true;
    stopping = true;
  }

  boolean isEnding() {
    return ending;
  }

  /// Undoes what a program has done to its streams, so that another run finds them new.
  @SuppressWarnings("ReferenceEquality") // that very one
  protected void restoreStreams(InputStream input) {
    if (out != standardOut || err != standardErr || in != input) {
      out = standardOut;
      err = standardErr;
      setIn(input);
    }
  }

  /// Returns the shutdown hooks and forgets them.
  protected List<Thread> takeHooks() {
    synchronized (hooks) {
      List<Thread> taken = List.copyOf(hooks);
      hooks.clear();
      return taken;
    }
  }

  void stopAt(LineStops stops) {
    lineStops = stops;
    stopsAtLines = !stops.isEmpty();
  }

  public void line(int line) {
    lineStops.arrive(line);
  }

  /// Throws if the calling thread has to end; called only while [#stopping] is set. The supervisor
  /// may get into the program's code while it stops what's left, an overridden `interrupt` say, and
  /// must get out again.
  public void checkStop() {
    if (isInterruptedGuest()) {
      forgetInterrupt();
      throw new GuestInterrupted();
    }
    if (!ending) {
      return;
    }
    if (run.isSupervisedHere()) {
      throw new ProgramStopped();
    }
    if (run.covers(Thread.currentThread())) {
      stop.check();
    }
  }

  public Error exit(int status, boolean withHooks) {
    stop.exit(status, withHooks);
    beginToEnd();
    run.exitRequested();
    return new ProgramExit(status);
  }

  /// Returns the shutdown hooks, for they are about to run: from now on there can be no others.
  List<Thread> beginHooks() {
    synchronized (hooks) {
      hooksBegan = true;
      return takeHooks();
    }
  }

  private void refuseHooksOnceTheyRun() {
    if (hooksBegan) {
      throw new IllegalStateException("Shutdown in progress");
    }
  }

  public void addShutdownHook(Thread hook) {
    synchronized (hooks) {
      refuseHooksOnceTheyRun();
      if (hook.isAlive()) {
        throw new IllegalArgumentException("shutdown hook " + hook.getName() + ": it runs already");
      }
      if (!hooks.add(hook)) {
        throw new IllegalArgumentException(
            "shutdown hook " + hook.getName() + ": it was added already");
      }
    }
  }

  public boolean removeShutdownHook(Thread hook) {
    synchronized (hooks) {
      refuseHooksOnceTheyRun();
      return hooks.remove(Objects.requireNonNull(hook));
    }
  }

  public PrintStream out() {
    return out;
  }

  public PrintStream err() {
    return err;
  }

  public InputStream in() {
    return in;
  }

  public void setOut(PrintStream stream) {
    out = stream;
  }

  /// Stands for `PrintStream.close`, which has no effect on the program's own `System.out`.
  @SuppressWarnings("ReferenceEquality") // that very one
  public void close(PrintStream stream) {
    if (stream != standardOut && stream != standardErr) {
      stream.close();
    }
  }

  public void setErr(PrintStream stream) {
    err = stream;
  }

  public void setIn(InputStream stream) {
    in = stream;
    lines = reader(stream);
  }

  public @Nullable String readLine() {
    try {
      return lines.readLine();
    } catch (IOException e) {
      throw new IOError(e);
    }
  }

  /// Stands for `printStackTrace` of a variable, whose value may be of a class of the program's own
  /// that prints in its own way.
  public void printStackTrace(Throwable thrown) {
    if (printsInItsOwnWay(thrown)) {
      thrown.printStackTrace();
    } else {
      printInheritedStackTrace(thrown);
    }
  }

  /// Stands for Throwable's own `printStackTrace`, which leaves the rest to `printStackTrace(err)`.
  public void printInheritedStackTrace(Throwable thrown) {
    if (printsInItsOwnWay(thrown, PrintStream.class)) {
      thrown.printStackTrace(err);
    } else {
      err.print(run.frames().describe(thrown));
    }
  }

  private static boolean printsInItsOwnWay(@Nullable Throwable thrown, Class<?>... parameters) {
    if (thrown == null) {
      return true; // the call throws, and says what can't be called
    }
    try {
      var method = thrown.getClass().getMethod("printStackTrace", parameters);
      return !method.getDeclaringClass().getModule().isNamed();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e); // Throwable has it
    }
  }

  public @Nullable UncaughtExceptionHandler getUncaughtHandler() {
    return run.getUncaughtHandler();
  }

  public void setUncaughtHandler(@Nullable UncaughtExceptionHandler handler) {
    run.setUncaughtHandler(handler);
  }

  /// Waits as `lock` does, except that a stop ends the wait. A lock class of the program's own is
  /// called as it is.
  public void lock(Lock lock) {
    if (!isOfJdk(lock)) {
      lock.lock();
      return;
    }
    untilDone(
        () -> {
          lock.lockInterruptibly();
          return true;
        });
    acquired(lock);
  }

  /// Notes that the calling thread has acquired a lock, unless that is of a class of the program's
  /// own, which may work in another way. Returns true.
  public boolean acquired(Lock lock) {
    if (isOfJdk(lock)) {
      locks.acquired(lock, ownLine());
    }
    return true;
  }

  private static boolean isOfJdk(@Nullable Lock lock) {
    return lock != null && lock.getClass().getModule() == Object.class.getModule();
  }

  private Optional<StackTraceElement> ownLine() {
    return StackWalker.getInstance()
        .walk(
            stack ->
                stack
                    .map(StackWalker.StackFrame::toStackTraceElement)
                    .filter(run.frames()::isOwn)
                    .findFirst());
  }

  public void released(Lock lock) {
    locks.released(lock);
  }

  public @Nullable Object join(CompletableFuture<?> future) {
    if (isPending(future)) {
      untilDone(
          () -> {
            try {
              return future.get();
            } catch (ExecutionException | RuntimeException e) {
              return true; // join below throws it in its own form
            }
          });
    }
    return future.join();
  }

  private static boolean isPending(@Nullable Future<?> future) {
    return future != null && !future.isDone();
  }

  /// Waits again after each interrupt that isn't meant to stop the program.
  private void untilDone(Callable<?> waiting) {
    boolean interrupted = false;
    while (true) {
      try {
        waiting.call();
        break;
      } catch (InterruptedException e) {
        if (ending && run.covers(Thread.currentThread())) {
          throw new ProgramStopped();
        }
        interrupted = true;
      } catch (Exception e) {
        throw new IllegalStateException("waiting failed", e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("ReferenceEquality") // that very one
  public Thread prepare(Thread thread) {
    if (thread.isVirtual()) {
      resources.add(thread);
      if (thread.getUncaughtExceptionHandler() == thread.getThreadGroup()) {
        thread.setUncaughtExceptionHandler(run.uncaughtHandler());
      }
    }
    return thread;
  }

  public void adopt(Object made) {
    resources.add(made);
  }

  private static BufferedReader reader(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }
}
