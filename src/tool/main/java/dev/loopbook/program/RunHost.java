package dev.loopbook.program;

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
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/// The surroundings of one run: its streams, its shutdown hooks, its stop switch.
final class RunHost extends Host {
  final StopSwitch stop = new StopSwitch();
  final RunResources belongings = new RunResources();
  private final ProgramRun run;
  private final Set<Thread> hooks = new LinkedHashSet<>(); // guarded by itself
  // any thread of the program may replace these, and reads them when it prints
  private volatile PrintStream out;
  private volatile PrintStream err;
  private volatile InputStream in;
  private volatile BufferedReader lines;

  RunHost(ProgramRun run, InputStream input) {
    this.run = run;
    this.out = new PrintedText(text -> print(ProgramOutput.Stream.OUT, text));
    this.err = new PrintedText(text -> print(ProgramOutput.Stream.ERR, text));
    this.in = input;
    this.lines = reader(input);
  }

  void print(ProgramOutput.Stream stream, String text) {
    if (!stop.isLeaving()) {
      run.output().print(stream, text);
    }
  }

  /// Returns the shutdown hooks and takes no more.
  List<Thread> takeHooks() {
    synchronized (hooks) {
      List<Thread> taken = List.copyOf(hooks);
      hooks.clear();
      return taken;
    }
  }

  /// Throws if the program is to end in this thread. The keeper may get into the program's code
  /// while it ends what is left; whatever that is, it may not keep it.
  @Override
  public void checkStop() {
    if (run.keeper().isCurrentThread()) {
      throw new ProgramStopped();
    }
    if (run.threads().covers(Thread.currentThread())) {
      stop.check();
    }
  }

  @Override
  public Error exit(int status, boolean withHooks) {
    stop.exit(status, withHooks);
    stopping = true;
    run.keeper().wake();
    return new ProgramExit(status);
  }

  @Override
  public void addShutdownHook(Thread hook) {
    synchronized (hooks) {
      if (hook.isAlive()) {
        throw new IllegalArgumentException("shutdown hook " + hook.getName() + ": it runs already");
      }
      if (!hooks.add(hook)) {
        throw new IllegalArgumentException(
            "shutdown hook " + hook.getName() + ": it was added already");
      }
    }
  }

  @Override
  public boolean removeShutdownHook(Thread hook) {
    synchronized (hooks) {
      return hooks.remove(hook);
    }
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public PrintStream err() {
    return err;
  }

  @Override
  public InputStream in() {
    return in;
  }

  @Override
  public void setOut(PrintStream stream) {
    out = stream;
  }

  @Override
  public void setErr(PrintStream stream) {
    err = stream;
  }

  @Override
  public void setIn(InputStream stream) {
    in = stream;
    lines = reader(stream);
  }

  @Override
  public @Nullable String readLine() {
    try {
      return lines.readLine();
    } catch (IOException e) {
      throw new IOError(e);
    }
  }

  @Override
  public void printStackTrace(Throwable thrown) {
    err.print(run.program().frames().describe(thrown));
  }

  @Override
  public void setUncaughtHandler(@Nullable UncaughtExceptionHandler handler) {
    run.threads().setUncaughtHandler(handler);
  }

  /// Waits as `lock` does, except that a stop ends it. A lock of the program's own making is left
  /// to itself.
  @Override
  public void lock(Lock lock) {
    if (lock.getClass().getModule() != Object.class.getModule()) {
      lock.lock();
      return;
    }
    untilDone(
        () -> {
          lock.lockInterruptibly();
          return true;
        });
  }

  @Override
  public @Nullable Object join(CompletableFuture<?> future) {
    if (!future.isDone()) {
      untilDone(
          () -> {
            try {
              return future.get();
            } catch (ExecutionException | CancellationException e) {
              return true; // join has its own way of telling
            }
          });
    }
    return future.join();
  }

  /// Calls what waits again after each interrupt that is not meant to stop the program.
  private void untilDone(Callable<?> waiting) {
    boolean interrupted = false;
    while (true) {
      try {
        waiting.call();
        break;
      } catch (InterruptedException e) {
        if (stopping && run.threads().covers(Thread.currentThread())) {
          throw new ProgramStopped();
        }
        interrupted = true;
      } catch (Exception e) {
        throw new IllegalStateException("it only waits, and this is no way to wait", e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Thread prepare(Thread thread) {
    if (thread.isVirtual()) {
      belongings.add(thread);
      if (thread.getUncaughtExceptionHandler() == thread.getThreadGroup()) {
        thread.setUncaughtExceptionHandler(run.threads());
      }
    }
    return thread;
  }

  @Override
  public void adopt(Object made) {
    belongings.add(made);
  }

  private static BufferedReader reader(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }
}
