package dev.loopbook.io;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Work on other threads: whose result must be closed if nobody wants it, or that must not use up
/// the loop's thread pool.
final class BackgroundWork {

  private BackgroundWork() {}

  /// Waits for something that another thread opens. If the task is cancelled meanwhile, what is
  /// opened goes to `unwanted`, on the loop's thread.
  static <T> T opened(Future<T> opened, Consumer<T> unwanted) {
    try {
      return Async.await(Async.shield(opened));
    } catch (CancelledError cancelled) {
      opened.addDoneCallback(
          late -> {
            if (late.exception().isEmpty()) {
              unwanted.accept(late.result());
            }
          });
      throw cancelled;
    }
  }

  /// Runs `body` on a new daemon thread, because it may block for as long as a process lives; the
  /// future gets what it returns or throws. Virtual time runs at real speed meanwhile.
  static <T extends @Nullable Object> Future<T> onItsOwnThread(
      EventLoop loop, String name, Body<T> body) {
    var work = new CompletableFuture<T>();
    Thread.ofPlatform()
        .daemon()
        .name("loopbook-" + name)
        .start(
            () -> {
              try {
                work.complete(body.run());
              } catch (Throwable e) {
                work.completeExceptionally(e);
              }
            });
    return OutsideFuture.of(loop, name, work);
  }
}
