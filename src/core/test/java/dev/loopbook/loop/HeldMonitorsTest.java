package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// An await inside `synchronized` is refused, with the place where the monitor was entered.
class HeldMonitorsTest {

  private static final Object MONITOR = new Object();

  private static void awaitsInABlock() {
    synchronized (MONITOR) {
      OnLoop.tick();
    }
  }

  private static void awaitsInABlockInABlock() {
    synchronized (MONITOR) {
      synchronized ("inner") {
        MONITOR.notifyAll();
      }
      synchronized (new Object()) {
        OnLoop.tick();
      }
    }
  }

  private static synchronized void awaitsInAMethod() {
    OnLoop.tick();
  }

  private static void awaitsInTheJdksCode() {
    Collections.synchronizedList(List.of(1)).forEach(_ -> OnLoop.tick());
  }

  /// Returns the message, with lines that count from the first of `method`'s own.
  private static String refusal(String method, Body.OfVoid code) {
    var refused =
        assertThrows(
            IllegalStateException.class,
            () -> OnLoop.virtual(LoopSetup.standard().withMonitorCheck(), code));
    var place =
        Stream.of(refused.getStackTrace())
            .filter(frame -> frame.getMethodName().equals(method))
            .findFirst()
            .orElseThrow();
    var message = refused.getMessage();
    for (var back = 0; back < 3; back++) {
      message =
          message.replace(
              "HeldMonitorsTest.java:" + (place.getLineNumber() - back),
              back == 0 ? "HERE" : "HERE-" + back);
    }
    return message
        .replace("await inside synchronized, ", "")
        .replaceAll(": every coroutine runs on this one thread.*", "");
  }

  @Test
  void theLineOfTheBlockIsNamed() {
    assertEquals(
        "at dev.loopbook.loop.HeldMonitorsTest.awaitsInABlock(HERE), entered at HERE-1",
        refusal("awaitsInABlock", HeldMonitorsTest::awaitsInABlock));
  }

  @Test
  void ofNestedBlocksItIsTheInnermostThatIsStillEntered() {
    assertEquals(
        "at dev.loopbook.loop.HeldMonitorsTest.awaitsInABlockInABlock(HERE), entered at HERE-1",
        refusal("awaitsInABlockInABlock", HeldMonitorsTest::awaitsInABlockInABlock));
  }

  @Test
  void aSynchronizedMethodIsNamed() {
    assertEquals(
        "at dev.loopbook.loop.HeldMonitorsTest.awaitsInAMethod(HERE),"
            + " in the synchronized method awaitsInAMethod",
        refusal("awaitsInAMethod", HeldMonitorsTest::awaitsInAMethod));
  }

  @Test
  void ofTheJdksCodeItIsTheLineThatCallsIt() {
    var message = refusal("awaitsInTheJdksCode", HeldMonitorsTest::awaitsInTheJdksCode);
    assertTrue(
        message.startsWith("at java.base/java.util.Collections$SynchronizedCollection.forEach("),
        message);
    assertTrue(message.endsWith("called at HERE"), message);
  }

  @Test
  void aMonitorThatWasLeftIsNotHeld() {
    OnLoop.virtual(
        LoopSetup.standard().withMonitorCheck(),
        () -> {
          synchronized (MONITOR) {
            MONITOR.notifyAll();
          }
          OnLoop.tick();
        });
  }
}
