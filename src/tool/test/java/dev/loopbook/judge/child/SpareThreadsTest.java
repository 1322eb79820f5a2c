package dev.loopbook.judge.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

final class SpareThreadsTest {
  private static final Duration PATIENCE = Duration.ofMillis(50);

  private final List<Thread> made = new ArrayList<>();
  private final ThreadFactory usual = this::made;

  private Thread made(Runnable work) {
    var thread = new Thread(work);
    made.add(thread);
    return thread;
  }

  private long alive() {
    return made.stream().filter(Thread::isAlive).count();
  }

  @Test
  void itsThreadsEnd() {
    SpareThreads.require();
    SpareThreads.require(usual, usual, Duration.ofMinutes(1));
    assertEquals("9 made, 0 alive", made.size() + " made, " + alive() + " alive");
  }

  @Test
  void aRefusedThreadIsAnErrorAndTheOthersEnd() {
    ThreadFactory three =
        work -> {
          if (made.size() == 3) {
            throw new OutOfMemoryError("unable to create native thread");
          }
          return made(work);
        };
    var error =
        assertThrows(
            OutOfMemoryError.class,
            () -> SpareThreads.require(three, usual, Duration.ofMinutes(1)));
    assertEquals("unable to create native thread", error.getMessage());
    assertEquals("3 made, 0 alive", made.size() + " made, " + alive() + " alive");
  }

  @Test
  void virtualThreadsThatCannotBeMadeOrNeverRunAreTheSame() {
    ThreadFactory none =
        _ -> {
          throw new NoClassDefFoundError("Could not initialize class java.lang.VirtualThread");
        };
    assertThrows(OutOfMemoryError.class, () -> SpareThreads.require(usual, none, PATIENCE));

    // a virtual thread that nobody carries never gets as far as its work
    ThreadFactory uncarried =
        _ -> {
          var thread = new Thread(() -> waitUntilInterrupted());
          made.add(thread);
          return thread;
        };
    assertThrows(OutOfMemoryError.class, () -> SpareThreads.require(usual, uncarried, PATIENCE));
    made.getLast().interrupt();
  }

  private static void waitUntilInterrupted() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      // the test is over
    }
  }
}
