package dev.loopbook.shell.session;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Here the thread that runs a command presses Ctrl-C itself; a terminal has another thread for it.
final class InterruptsTest {
  private final Interrupts interrupts = new Interrupts();
  private final List<String> done = new ArrayList<>();

  @Test
  void theLatestActionCountsUntilItsRegistrationIsClosed() {
    try (var _ = interrupts.to(() -> done.add("outer"))) {
      try (var _ = interrupts.to(() -> done.add("inner"))) {
        interrupts.raise();
      }
      interrupts.raise();
    }
    interrupts.raise();
    assertEquals(List.of("inner", "outer"), done);
  }

  @Test
  void whereNoActionIsRegisteredItEndsTheCommandOnce() {
    try (var _ = interrupts.note()) {
      assertDoesNotThrow(interrupts::check);
      interrupts.raise();
      assertThrows(CtrlC.class, interrupts::check);
      assertDoesNotThrow(interrupts::check);
    }
  }

  @Test
  void theNextCommandBeginsWithNoneNoted() {
    try (var _ = interrupts.note()) {
      interrupts.raise();
    }
    try (var _ = interrupts.note()) {
      assertDoesNotThrow(interrupts::check);
    }
  }

  @Test
  void itEndsAWaitThatWouldNotHaveEnded() {
    assertThrows(
        CtrlC.class,
        () ->
            interrupts.whileWaiting(
                () -> {
                  interrupts.raise();
                  Thread.sleep(Duration.ofDays(1));
                }));
    assertFalse(Thread.interrupted());
  }

  @Test
  void itReachesNothingThatComesAfterTheWait() {
    interrupts.whileWaiting(interrupts::raise);
    assertFalse(Thread.interrupted());
  }

  @Test
  void aWaitDoesNotBeginOnceItIsNoted() {
    try (var _ = interrupts.note()) {
      interrupts.raise();
      assertThrows(CtrlC.class, () -> interrupts.whileWaiting(() -> done.add("waited")));
    }
    assertEquals(List.of(), done);
  }
}
