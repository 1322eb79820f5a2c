package dev.loopbook.loop;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Runs the body of a test as the main coroutine of a loop of its own, in virtual time.
///
///     assertEquals(1, OnLoop.ticks(() -> await(sleep(millis(0)))));
public final class OnLoop {

  private OnLoop() {}

  /// Returns what `body` returns; throws what it throws.
  public static <T extends @Nullable Object> T virtual(Body<T> body) {
    return virtual(LoopSetup.standard(), body);
  }

  /// Runs `body`.
  public static void virtual(Body.OfVoid body) {
    virtual(LoopSetup.standard(), body);
  }

  /// Returns what `body` returns on a loop made as `setup` says, but in virtual time.
  public static <T extends @Nullable Object> T virtual(LoopSetup setup, Body<T> body) {
    // No thread of the test runner will ever call this loop, so a deadlock is found at once.
    return setup
        .withVirtualTime()
        .withOutsideWork(() -> false)
        .call(() -> Async.run(Async.async(body)));
  }

  /// Runs `body` on a loop made as `setup` says, but in virtual time.
  public static void virtual(LoopSetup setup, Body.OfVoid body) {
    virtual(setup, returningNothing(body));
  }

  /// Returns how many ticks passed from the beginning of `body` to its end.
  public static long ticks(Body.OfVoid body) {
    return virtual(() -> ticksOf(body));
  }

  /// Returns how many ticks pass while `body` runs here, in the running task.
  public static long ticksOf(Body.OfVoid body) {
    var before = EventLoop.running().tick();
    try {
      body.run();
    } catch (Throwable e) {
      throw Raise.it(e);
    }
    return EventLoop.running().tick() - before;
  }

  /// Lets the other tasks run for one tick.
  public static void tick() {
    Async.await(Async.sleep(Duration.ZERO));
  }

  private static Body<Void> returningNothing(Body.OfVoid body) {
    return () -> {
      body.run();
      return null;
    };
  }
}
