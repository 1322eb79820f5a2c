package dev.loopbook.io;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionContext;
import dev.loopbook.loop.TimerHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a listener does when the system refuses to accept, most likely because the process is out
/// of descriptors. The client is still in the backlog, so trying again at once would fail again and
/// again, as fast as the loop can spin. So it reports the failure and tries again after a second,
/// as asyncio does.
final class AcceptPause {

  static final Duration LENGTH = Duration.ofSeconds(1);

  private final EventLoop loop;
  private final Object listener;
  private final Runnable again;
  private @Nullable TimerHandle timer;

  /// @param listener the listener that could not accept, for the report
  /// @param again starts to accept again
  AcceptPause(EventLoop loop, Object listener, Runnable again) {
    this.loop = loop;
    this.listener = listener;
    this.again = again;
  }

  void begin(@Nullable Throwable failure) {
    timer = loop.callLater(LENGTH, again);
    loop.callExceptionHandler(
        new ExceptionContext(
            format("cannot accept on %s; it tries again in %d s", listener, LENGTH.toSeconds()),
            failure,
            listener));
  }

  void cancel() {
    if (timer != null) {
      timer.cancel();
    }
  }
}
