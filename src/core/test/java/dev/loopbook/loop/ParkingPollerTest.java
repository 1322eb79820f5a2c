package dev.loopbook.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ParkingPollerTest {

  private static final long AN_HOUR = TimeUnit.HOURS.toNanos(1);

  private final Poller poller = Poller.parking();

  /// Starts a thread that polls once for each of these times.
  private Thread polling(long... nanos) {
    var thread =
        new Thread(
            () -> {
              for (var each : nanos) {
                poller.poll(each);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void assertComesTo(Thread.State wanted, Thread thread) {
    var state = thread.getState();
    while (state != wanted && state != Thread.State.TERMINATED) {
      Thread.onSpinWait();
      state = thread.getState();
    }
    assertEquals(wanted, state);
  }

  @Test
  void itWaitsForAsLongAsItIsToldOrUntilItIsWoken() throws Exception {
    var thread = polling(AN_HOUR);
    assertComesTo(Thread.State.TIMED_WAITING, thread);
    poller.wakeUp();
    thread.join();
  }

  @Test
  void itWaitsWithoutEndUntilItIsWoken() throws Exception {
    var thread = polling(-1);
    assertComesTo(Thread.State.WAITING, thread);
    poller.wakeUp();
    thread.join();
  }

  @Test
  void oneLookIsOverAtOnceAndForgetsThatItWasWoken() throws Exception {
    poller.wakeUp();
    var thread = polling(0, AN_HOUR);
    assertComesTo(Thread.State.TIMED_WAITING, thread);
    poller.wakeUp();
    thread.join();
  }

  @Test
  void severalWakeUpsEndOneWait() throws Exception {
    poller.wakeUp();
    poller.wakeUp();
    var thread = polling(AN_HOUR, AN_HOUR);
    assertComesTo(Thread.State.TIMED_WAITING, thread);
    poller.wakeUp();
    thread.join();
  }

  @Test
  void anInterruptEndsTheRun() {
    Thread.currentThread().interrupt();
    assertThrows(KeyboardInterrupt.class, () -> poller.poll(-1));
    assertFalse(poller.isBusy());
  }
}
