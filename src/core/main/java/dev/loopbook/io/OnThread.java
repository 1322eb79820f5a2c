package dev.loopbook.io;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Work on other threads whose outcome must not get lost, or that must not use up the loop's pool.
final class OnThread {

  private OnThread() {}

  /// Opens something on a thread of the loop's pool and waits for it. What is opened after the task
  /// was cancelled goes to `unwanted`, on the loop's thread.
  static <T> T open(Body<T> opening, Consumer<T> unwanted) {
    Future<T> opened = EventLoop.running().runInExecutor(opening);
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

  /// Runs `body` on a new daemon thread, which may hang in it for as long as a process lives; the
  /// future gets what it returns or throws. Virtual time goes on at real speed meanwhile.
  static <T extends @Nullable Object> Future<T> ofItsOwn(
      EventLoop loop, String name, Body<T> body) {
    Future<T> done = loop.createFuture(name);
    var work = new Work(name, done);
    var expected = OutsideCaller.in(Network.of(loop));
    expected.add(work);
    Consumer<Runnable> report =
        outcome ->
            loop.callSoonThreadsafe(
                () -> {
                  expected.remove(work);
                  if (!done.isDone()) {
                    outcome.run();
                  }
                });
    Thread.ofPlatform().daemon().name("loopbook-" + name).start(() -> run(body, done, report));
    return done;
  }

  private static <T extends @Nullable Object> void run(
      Body<T> body, Future<T> done, Consumer<Runnable> report) {
    Runnable outcome;
    try {
      var value = body.run();
      outcome = () -> done.setResult(value);
    } catch (Throwable e) {
      outcome = () -> done.setException(e);
    }
    try {
      report.accept(outcome);
    } catch (IllegalStateException closed) {
      // The loop is gone, and with it whoever waited.
    }
  }

  private record Work(String name, Future<?> done) implements OutsideCaller.Source {
    @Override
    public String interest() {
      return done.isDone() ? "" : "end";
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
      return name;
    }
  }
}
