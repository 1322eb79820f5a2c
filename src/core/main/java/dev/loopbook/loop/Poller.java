package dev.loopbook.loop;

/// What a loop waits on when nothing is ready. Sockets are behind this interface.
public interface Poller extends AutoCloseable {

  /// Waits until something happens outside, [#wakeUp] is called, or time is up; then schedules the
  /// callbacks that are ready with [EventLoop#callSoon]. Runs on the loop's thread; may return
  /// early.
  ///
  /// @param nanos how long to wait, in real time; 0 means not at all, negative means without limit
  void poll(long nanos);

  /// Makes a waiting `poll` return, or if there is none, the next one. May be called from any
  /// thread.
  void wakeUp();

  /// Returns whether something is registered that may still happen, such as a read on a socket.
  boolean isBusy();

  /// Releases everything that is registered.
  @Override
  void close();

  /// Returns a poller that knows no I/O: it only waits for `wakeUp` or for time to pass.
  static Poller parking() {
    return new ParkingPoller();
  }
}
