package dev.loopbook.program;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Formatter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The static methods that woven code calls in place of the JVM's own.
///
/// Each run's class loader loads its own copy of this class, so its one field belongs to that run.
/// The JIT compiler treats a static final field as a constant, so a stop check costs one read of
/// [Host#stopping]. [Replacements] lists which method stands in for which call. Their parameters
/// are those of the call they replace, receiver first.
// The learner's formats are checked when they run, and only woven code calls what always throws.
@SuppressWarnings({"AnnotateFormatMethod", "DoNotCallSuggester"})
public final class WovenCalls {
  private static final Host HOST = (Host) ((Supplier<?>) WovenCalls.class.getClassLoader()).get();

  private WovenCalls() {}

  /// Ends the calling thread if the run is being stopped. Called at method entries and backward
  /// branches.
  public static void check() {
    if (HOST.stopping) {
      HOST.checkStop();
    }
  }

  /// Called where a line begins, in a program that may be stopped there.
  public static void line(int line) {
    if (HOST.stopsAtLines) {
      HOST.line(line);
    }
  }

  /// Called with a local variable that's still in scope. For C2, an object that never escapes
  /// needn't exist, and a branch that was never taken leads nowhere: so this one does escape.
  public static void keep(@Nullable Object local) {
    HOST.escaped = local;
    HOST.escaped = null;
  }

  public static void exit(int status) {
    throw HOST.exit(status, true);
  }

  public static void exit(Runtime runtime, int status) {
    throw HOST.exit(status, true);
  }

  public static void halt(Runtime runtime, int status) {
    throw HOST.exit(status, false);
  }

  public static void addShutdownHook(Runtime runtime, Thread hook) {
    HOST.addShutdownHook(hook);
  }

  public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
    return HOST.removeShutdownHook(hook);
  }

  public static PrintStream out() {
    return HOST.out();
  }

  public static PrintStream err() {
    return HOST.err();
  }

  public static InputStream in() {
    return HOST.in();
  }

  public static void setOut(PrintStream out) {
    HOST.setOut(out);
  }

  public static void close(PrintStream stream) {
    HOST.close(stream);
  }

  public static PrintStream format(
      PrintStream out, @Nullable Locale locale, String format, @Nullable Object... arguments) {
    return isPlain(out)
        ? print(out, locale, format, arguments)
        : out.format(locale, format, arguments);
  }

  public static PrintStream format(PrintStream out, String format, @Nullable Object... arguments) {
    return isPlain(out)
        ? print(out, Locale.getDefault(Locale.Category.FORMAT), format, arguments)
        : out.format(format, arguments);
  }

  public static PrintStream printf(
      PrintStream out, @Nullable Locale locale, String format, @Nullable Object... arguments) {
    return isPlain(out)
        ? print(out, locale, format, arguments)
        : out.printf(locale, format, arguments);
  }

  public static PrintStream printf(PrintStream out, String format, @Nullable Object... arguments) {
    return isPlain(out)
        ? print(out, Locale.getDefault(Locale.Category.FORMAT), format, arguments)
        : out.printf(format, arguments);
  }

  private static boolean isPlain(@Nullable PrintStream out) {
    return out != null
        && out.getClass() == PrintStream.class; // a subclass may format in its own way
  }

  /// Formats first, then prints. [PrintStream#format] holds the stream's lock while it formats, and
  /// so while a learner's `toString` runs, which may await: the coroutine would be suspended with
  /// the lock held. Where formatting fails, what comes before that is printed all the same.
  private static PrintStream print(
      PrintStream out, @Nullable Locale locale, String format, @Nullable Object... arguments) {
    var text = new Formatter(locale);
    try {
      text.format(format, arguments);
    } finally {
      out.print(text);
    }
    return out;
  }

  public static void setErr(PrintStream err) {
    HOST.setErr(err);
  }

  public static void setIn(InputStream in) {
    HOST.setIn(in);
  }

  public static @Nullable Console console() {
    return null;
  }

  public static void println(@Nullable Object value) {
    HOST.out().println(value);
  }

  public static void println() {
    HOST.out().println();
  }

  public static void print(@Nullable Object value) {
    HOST.out().print(value);
  }

  public static @Nullable String readln() {
    return HOST.readLine();
  }

  public static @Nullable String readln(String prompt) {
    HOST.out().print(prompt);
    return HOST.readLine();
  }

  public static void printStackTrace(Throwable thrown) {
    HOST.printStackTrace(thrown);
  }

  /// For `super.printStackTrace()`.
  public static void printInheritedStackTrace(Throwable thrown) {
    HOST.printInheritedStackTrace(thrown);
  }

  public static void dumpStack() {
    HOST.printStackTrace(new Exception("Stack trace"));
  }

  public static @Nullable UncaughtExceptionHandler getDefaultUncaughtExceptionHandler() {
    return HOST.getUncaughtHandler();
  }

  /// For `Thread.setDefaultUncaughtExceptionHandler`, which reaches every thread of the JVM.
  public static void setDefaultUncaughtExceptionHandler(
      @Nullable UncaughtExceptionHandler handler) {
    HOST.setUncaughtHandler(handler);
  }

  public static void lock(Lock lock) {
    HOST.lock(lock);
  }

  public static void lockInterruptibly(Lock lock) throws InterruptedException {
    lock.lockInterruptibly();
    HOST.acquired(lock);
  }

  public static boolean tryLock(Lock lock) {
    return lock.tryLock() && HOST.acquired(lock);
  }

  public static boolean tryLock(Lock lock, long time, TimeUnit unit) throws InterruptedException {
    return lock.tryLock(time, unit) && HOST.acquired(lock);
  }

  public static void unlock(Lock lock) {
    lock.unlock();
    HOST.released(lock);
  }

  public static @Nullable Object join(CompletableFuture<?> future) {
    return HOST.join(future);
  }

  public static Thread startVirtualThread(Runnable body) {
    return start(Thread.ofVirtual(), body);
  }

  public static Thread start(Thread.Builder builder, Runnable body) {
    Thread thread = unstarted(builder, body);
    thread.start();
    return thread;
  }

  public static Thread unstarted(Thread.Builder builder, Runnable body) {
    return HOST.prepare(builder.unstarted(body));
  }

  public static ThreadFactory factory(Thread.Builder builder) {
    ThreadFactory factory = builder.factory();
    return body -> HOST.prepare(factory.newThread(body));
  }

  public static ExecutorService newVirtualThreadPerTaskExecutor() {
    ExecutorService executor = Executors.newThreadPerTaskExecutor(factory(Thread.ofVirtual()));
    HOST.adopt(executor);
    return executor;
  }

  /// Registers the result of a call or a constructor, to be closed at the end of the run.
  public static void adopt(@Nullable Object made) {
    if (made != null) {
      HOST.adopt(made);
    }
  }
}
