package dev.loopbook.loop;

/// What a loop waits on when nothing is ready: the seam behind which sockets live.
public interface Poller extends AutoCloseable {

  /// Waits until something outside happened, [#wakeUp] was called, or the time is over; then hands
  /// what is ready to the loop's [EventLoop#callSoon]. Runs on the loop's thread; may return early.
  ///
  /// @param nanos how long to wait in real time: 0 not at all, negative without end
  void poll(long nanos);

  /// Ends a `poll` that is waiting, or the next one. May be called from any thread.
  void wakeUp();

  /// Returns whether something is registered that may still happen, such as a read on a socket.
  boolean isBusy();

  /// Lets go of all that is registered.
  @Override
  void close();

  /// Returns a poller that knows no I/O: it waits for `wakeUp` or the time.
  static Poller parking() {
    return new ParkingPoller();
  }
}
