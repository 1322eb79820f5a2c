package dev.loopbook.program;

import static dev.loopbook.text.RootLocale.format;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The threads of one run: `main`, and those that it and its children start.
///
/// Threads of the common pool belong to it only while they run the program's code.
final class ProgramThreads extends ThreadGroup {
  private static final int LOOKS = 3;

  private final UserFrames frames;
  private final Consumer<String> err;
  private volatile @Nullable UncaughtExceptionHandler handler;

  ProgramThreads(String name, UserFrames frames, Consumer<String> err) {
    super(name);
    this.frames = frames;
    this.err = err;
  }

  void setUncaughtHandler(@Nullable UncaughtExceptionHandler chosen) {
    handler = chosen;
  }

  @Nullable UncaughtExceptionHandler uncaughtHandler() {
    return handler;
  }

  /// Tells the program's own handler of what ended the calling thread, as the JVM does. Returns
  /// false if it has none, neither this thread's nor one for all.
  boolean isHandled(Throwable thrown) {
    Thread here = Thread.currentThread();
    UncaughtExceptionHandler own = here.getUncaughtExceptionHandler();
    UncaughtExceptionHandler chosen = own == this ? handler : own;
    if (chosen == null) {
      return false;
    }
    tell(chosen, here, thrown);
    return true;
  }

  /// Reports a handler that fails itself where the program prints its errors, in the JVM's words.
  private void tell(UncaughtExceptionHandler chosen, Thread thread, Throwable thrown) {
    try {
      chosen.uncaughtException(thread, thrown);
    } catch (ProgramStopped | ProgramExit e) {
      throw e;
    } catch (Throwable e) {
      err.accept(
          format(
              "\nException: %s thrown from the UncaughtExceptionHandler in thread \"%s\"\n",
              e.getClass().getName(), thread.getName()));
    }
  }

  /// Returns whether stop checks apply to a thread. They don't to the shell's own, which may call a
  /// program's `toString` long after the run.
  boolean covers(Thread thread) {
    return thread.isVirtual()
        || thread instanceof ForkJoinWorkerThread
        || (thread.getThreadGroup() != null && parentOf(thread.getThreadGroup()));
  }

  /// Returns the threads that keep a JVM alive, and perhaps some that have just ended.
  ///
  /// One look may miss a thread that starts another and ends meanwhile, and with it the other. So
  /// this is what several looks show together.
  Set<Thread> nonDaemons() {
    Set<Thread> found = new LinkedHashSet<>();
    for (int look = 0; look < LOOKS; look++) {
      all().filter(thread -> !thread.isDaemon()).forEach(found::add);
    }
    return found;
  }

  /// Returns the threads that are still working. A daemon that waits inside the JDK's code does no
  /// harm.
  List<Thread> atWork() {
    List<Thread> working =
        new ArrayList<>(
            all().filter(t -> !t.isDaemon() || isInProgram(t.getStackTrace())).toList());
    if (ForkJoinPool.commonPool().getActiveThreadCount() > 0) {
      for (Map.Entry<Thread, StackTraceElement[]> stack : Thread.getAllStackTraces().entrySet()) {
        if (stack.getKey() instanceof ForkJoinWorkerThread
            && !working.contains(stack.getKey())
            && isInProgram(stack.getValue())) {
          working.add(stack.getKey());
        }
      }
    }
    return working;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    if (thrown instanceof ProgramStopped || thrown instanceof ProgramExit) {
      return;
    }
    UncaughtExceptionHandler chosen = handler;
    if (chosen != null) {
      tell(chosen, thread, thrown);
    } else {
      err.accept(
          format("Exception in thread \"%s\" %s", thread.getName(), frames.describe(thrown)));
    }
  }

  /// Returns whether one of the frames is the program's own code.
  boolean isInProgram(StackTraceElement... stack) {
    return Stream.of(stack).anyMatch(frames::isOwn);
  }

  private Stream<Thread> all() {
    Thread[] found = new Thread[activeCount() + 8];
    int count = enumerate(found, true);
    while (count == found.length) { // it may have left some out
      found = new Thread[found.length * 2];
      count = enumerate(found, true);
    }
    return Stream.of(found).limit(count);
  }
}
