package dev.loopbook.program;

import java.io.InputStream;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/// What stands around one run of a program, where the JVM stood.
///
/// Woven code reaches it through [HostedCalls]. It is public only because that class is loaded once
/// for each run, and so lives in another class loader; nothing else calls it.
public abstract class Host {
  /// Written by whoever stops the run; read by every woven check. It never goes back to false.
  public volatile boolean stopping;

  /// Makes a host that runs on.
  protected Host() {}

  /// Throws if the calling thread should end now; called only while [#stopping] is set.
  public abstract void checkStop();

  /// Stands for `System.exit`: notes the status and throws.
  public abstract Error exit(int status, boolean withHooks);

  /// Stands for `Runtime.addShutdownHook`.
  public abstract void addShutdownHook(Thread hook);

  /// Stands for `Runtime.removeShutdownHook`.
  public abstract boolean removeShutdownHook(Thread hook);

  /// Stands for `System.out`.
  public abstract PrintStream out();

  /// Stands for `System.err`.
  public abstract PrintStream err();

  /// Stands for `System.in`.
  public abstract InputStream in();

  /// Stands for `System.setOut`.
  public abstract void setOut(PrintStream out);

  /// Stands for `System.setErr`.
  public abstract void setErr(PrintStream err);

  /// Stands for `System.setIn`.
  public abstract void setIn(InputStream in);

  /// Stands for `IO.readln`.
  public abstract @Nullable String readLine();

  /// Stands for `Throwable.printStackTrace`.
  public abstract void printStackTrace(Throwable thrown);

  /// Stands for `Thread.setDefaultUncaughtExceptionHandler`, for the run's threads only.
  public abstract void setUncaughtHandler(@Nullable UncaughtExceptionHandler handler);

  /// Stands for `Lock.lock`, which no interrupt ends.
  public abstract void lock(Lock lock);

  /// Stands for `CompletableFuture.join`, which no interrupt ends.
  public abstract @Nullable Object join(CompletableFuture<?> future);

  /// Notes a thread that the program made, before it starts; returns it.
  public abstract Thread prepare(Thread thread);

  /// Notes something that the program made and that outlives an interrupt, to be closed at the end.
  public abstract void adopt(Object made);
}
