package dev.loopbook.program;

import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;

/// What a run created that an interrupt doesn't end: idle executors and timers swallow it, a socket
/// read ignores it, and a virtual thread is in no thread group.
///
/// Held weakly, so that a program that creates many doesn't keep them all alive.
final class RunResources {
  private final Set<Reference<Object>> made = ConcurrentHashMap.newKeySet();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  void add(Object object) {
    for (Reference<?> dead = gone.poll(); dead != null; dead = gone.poll()) {
      made.remove(dead);
    }
    made.add(new WeakReference<>(object, gone));
  }

  /// Returns the virtual threads that haven't ended.
  List<Thread> virtualThreads() {
    List<Thread> alive = new ArrayList<>();
    for (Reference<Object> reference : made) {
      if (reference.get() instanceof Thread thread && thread.isVirtual() && thread.isAlive()) {
        alive.add(thread);
      }
    }
    return alive;
  }

  /// Returns whether some pool is running jobs or about to.
  boolean poolsHaveWork() {
    for (Reference<Object> reference : made) {
      boolean busy =
          switch (reference.get()) {
            case ThreadPoolExecutor pool -> pool.getActiveCount() > 0 || !pool.getQueue().isEmpty();
            case ForkJoinPool pool -> !pool.isQuiescent();
            case null, default -> false;
          };
      if (busy) {
        return true;
      }
    }
    return false;
  }

  /// Shuts down, cancels, closes or interrupts each of them.
  void close() {
    for (Reference<Object> reference : made) {
      Object object = reference.get();
      if (object != null) {
        close(object);
      }
    }
  }

  private static void close(Object object) {
    switch (object) {
      case ExecutorService executor -> executor.shutdownNow();
      case Timer timer -> timer.cancel();
      case Thread thread -> thread.interrupt();
      case Process process -> process.destroyForcibly();
      case HttpClient client -> client.shutdownNow();
      case HttpServer server -> server.stop(0);
      case Closeable closeable -> close(closeable);
      default -> throw new IllegalArgumentException("cannot be closed: " + object.getClass());
    }
  }

  private static void close(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException _) {
      // nothing more can be done about it
    }
  }
}
