package dev.loopbook.program;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Notices when a program is over in all but name: `run` cleans up after it, and waits for jobs on
/// threads that don't end.
final class CleanUpWatch implements LoopListener {
  // written by the loops' threads, read by the supervisor
  private final Set<EventLoop> cleaningUp = ConcurrentHashMap.newKeySet();

  @Override
  public void cleanUpBegins(EventLoop loop, @Nullable Throwable failure) {
    cleaningUp.add(loop);
  }

  @Override
  public void loopClosed(EventLoop loop) {
    cleaningUp.remove(loop);
  }

  /// Returns whether `main` is inside `run`, whose coroutine is done, and waits for something
  /// outside its loop.
  boolean isWaiting(Thread main) {
    return !cleaningUp.isEmpty()
        && Stream.of(main.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("dev.loopbook."))
            .findFirst()
            .filter(frame -> frame.getMethodName().equals("poll"))
            .isPresent();
  }
}
