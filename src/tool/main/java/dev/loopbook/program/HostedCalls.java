package dev.loopbook.program;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The static methods that woven code calls in place of the JVM's own.
///
/// Each run's class loader loads this class anew, so that its one field belongs to that run: the
/// JIT compiler takes it for a constant, and a check costs one read. The weaver finds the methods
/// by name; their parameters are those of the call they replace, receiver first.
public final class HostedCalls {
  private static final Host HOST = (Host) ((Supplier<?>) HostedCalls.class.getClassLoader()).get();

  private HostedCalls() {}

  /// Ends the calling thread if the run is being stopped; on backward branches and method entries.
  public static void check() {
    if (HOST.stopping) {
      HOST.checkStop();
    }
  }

  /// For `System.exit`.
  public static void exit(int status) {
    throw HOST.exit(status, true);
  }

  /// For `Runtime.exit`.
  public static void exit(Runtime runtime, int status) {
    throw HOST.exit(status, true);
  }

  /// For `Runtime.halt`.
  public static void halt(Runtime runtime, int status) {
    throw HOST.exit(status, false);
  }

  /// For `Runtime.addShutdownHook`.
  public static void addShutdownHook(Runtime runtime, Thread hook) {
    HOST.addShutdownHook(hook);
  }

  /// For `Runtime.removeShutdownHook`.
  public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
    return HOST.removeShutdownHook(hook);
  }

  /// For the field `System.out`.
  public static PrintStream out() {
    return HOST.out();
  }

  /// For the field `System.err`.
  public static PrintStream err() {
    return HOST.err();
  }

  /// For the field `System.in`.
  public static InputStream in() {
    return HOST.in();
  }

  /// For `System.setOut`.
  public static void setOut(PrintStream out) {
    HOST.setOut(out);
  }

  /// For `System.setErr`.
  public static void setErr(PrintStream err) {
    HOST.setErr(err);
  }

  /// For `System.setIn`.
  public static void setIn(InputStream in) {
    HOST.setIn(in);
  }

  /// For `System.console`: a program has none.
  public static @Nullable Console console() {
    return null;
  }

  /// For `IO.println`.
  public static void println(@Nullable Object value) {
    HOST.out().println(value);
  }

  /// For `IO.println`.
  public static void println() {
    HOST.out().println();
  }

  /// For `IO.print`.
  public static void print(@Nullable Object value) {
    HOST.out().print(value);
  }

  /// For `IO.readln`.
  public static @Nullable String readln() {
    return HOST.readLine();
  }

  /// For `IO.readln`.
  public static @Nullable String readln(String prompt) {
    HOST.out().print(prompt);
    return HOST.readLine();
  }

  /// For `Throwable.printStackTrace`.
  public static void printStackTrace(Throwable thrown) {
    HOST.printStackTrace(thrown);
  }

  /// For `Thread.dumpStack`.
  public static void dumpStack() {
    HOST.printStackTrace(new Exception("Stack trace"));
  }

  /// For `Thread.setDefaultUncaughtExceptionHandler`, which reaches every thread of the JVM.
  public static void setDefaultUncaughtExceptionHandler(
      @Nullable UncaughtExceptionHandler handler) {
    HOST.setUncaughtHandler(handler);
  }

  /// For `Lock.lock`.
  public static void lock(Lock lock) {
    HOST.lock(lock);
  }

  /// For `CompletableFuture.join`.
  public static @Nullable Object join(CompletableFuture<?> future) {
    return HOST.join(future);
  }

  /// For `Thread.startVirtualThread`.
  public static Thread startVirtualThread(Runnable body) {
    return start(Thread.ofVirtual(), body);
  }

  /// For `Thread.Builder.start`.
  public static Thread start(Thread.Builder builder, Runnable body) {
    Thread thread = unstarted(builder, body);
    thread.start();
    return thread;
  }

  /// For `Thread.Builder.unstarted`.
  public static Thread unstarted(Thread.Builder builder, Runnable body) {
    return HOST.prepare(builder.unstarted(body));
  }

  /// For `Thread.Builder.factory`.
  public static ThreadFactory factory(Thread.Builder builder) {
    ThreadFactory factory = builder.factory();
    return body -> HOST.prepare(factory.newThread(body));
  }

  /// For `Executors.newVirtualThreadPerTaskExecutor`.
  public static ExecutorService newVirtualThreadPerTaskExecutor() {
    ExecutorService executor = Executors.newThreadPerTaskExecutor(factory(Thread.ofVirtual()));
    HOST.adopt(executor);
    return executor;
  }

  /// Called with what certain calls returned or constructors made.
  public static void adopt(@Nullable Object made) {
    if (made != null) {
      HOST.adopt(made);
    }
  }
}
