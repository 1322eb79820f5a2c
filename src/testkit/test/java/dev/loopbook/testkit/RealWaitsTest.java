package dev.loopbook.testkit;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.gather;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Coroutine;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.reporting.ReportEntry;

/// Tests in virtual time that hold their loop in real time.
class RealWaitsTest {

  private static final StackTraceElement SLEEP =
      new StackTraceElement(
          null, "java.base", null, "java.lang.Thread", "sleep", "Thread.java", 500);
  private static final StackTraceElement GET =
      new StackTraceElement(
          null, "java.base", null, "java.util.concurrent.FutureTask", "get", "FutureTask.java", 1);
  private static final StackTraceElement OWN = line("shop.ShopTest", "slow", 12);
  private static final StackTraceElement LOOP = line("dev.loopbook.loop.Handle", "run", 3);
  private static final StackTraceElement BELOW = line("shop.Runner", "main", 5);

  private final RealWaits waits = new RealWaits();
  private long now;

  private static StackTraceElement line(String type, String method, int line) {
    return new StackTraceElement(
        type, method, type.substring(type.lastIndexOf('.') + 1) + ".java", line);
  }

  private void look(long turn, StackTraceElement... stack) {
    now += Duration.ofMillis(50).toNanos();
    waits.look(turn, now, stack, RealWaitsTest.class.getClassLoader());
  }

  @Test
  void aCallbackThatSleepsIsNamedWithItsLineAndTheCure() {
    for (var i = 0; i < 5; i++) {
      look(7, SLEEP, OWN, LOOP, BELOW);
    }
    assertEquals(
        List.of(
            "held the loop for about 0.2 s of real time, in Thread.sleep at ShopTest:12: no other"
                + " task could run meanwhile. Use await(sleep(…)), which takes no real time in a"
                + " test"),
        waits.sentences());
  }

  @Test
  void aWaitIsToldFromATenthOfASecondAndThreeLooksOn() {
    look(7, SLEEP, OWN, LOOP, BELOW);
    now += Duration.ofMillis(900).toNanos();
    look(7, SLEEP, OWN, LOOP, BELOW);
    assertEquals(List.of(), waits.sentences(), "two looks may be chance");
    waits.clear();
    look(9, SLEEP, OWN, LOOP, BELOW);
    look(9, SLEEP, OWN, LOOP, BELOW);
    assertEquals(List.of(), waits.sentences());
    look(9, SLEEP, OWN, LOOP, BELOW);
    assertEquals(1, waits.sentences().size());
  }

  @Test
  void severalWaitsOnOneLineAddUp() {
    for (var turn = 1; turn < 8; turn += 2) {
      look(turn, GET, OWN, LOOP, BELOW);
      look(turn, GET, OWN, LOOP, BELOW);
    }
    var sentence = waits.sentences().getFirst();
    assertTrue(sentence.startsWith("held the loop for about 0.2 s"), sentence);
    assertTrue(
        sentence.endsWith("Use await(OutsideFuture.of(…)), or await(toThread(…))"), sentence);
  }

  @Test
  void whatAnyTestMayDoIsNotReported() {
    look(1, SLEEP, OWN, LOOP, BELOW);
    look(3, SLEEP, OWN, LOOP, BELOW); // brief waits, in callbacks of their own
    look(5, SLEEP, OWN, LOOP, BELOW);
    for (var i = 0; i < 9; i++) {
      look(8, SLEEP, OWN, BELOW); // no callback runs: the loop itself waits
      look(9); // it computes, or gets no processor
      look(9, SLEEP, LOOP, BELOW); // nothing of the program's own
      look(9, SLEEP, line("org.mockito.Mockito", "mock", 1), OWN, LOOP);
    }
    assertEquals(List.of(), waits.sentences());
  }

  @LoopTest
  static class Reading {
    @Test
    void reads() throws Exception {
      var loop = TestLoop.current("reads");
      try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          var client = new Socket(server.getInetAddress(), server.getLocalPort())) {
        client.setSoTimeout(50);
        while (loop.realWaits().isEmpty()) {
          try {
            client.getInputStream().read(); // this is the mistake
          } catch (SocketTimeoutException nothingCame) {
            // once more
          }
        }
      }
    }
  }

  @Test
  void aReadCountsAlthoughTheJvmCallsItRunning() {
    var said =
        Kit.run(Reading.class)
            .results()
            .allEvents()
            .reportingEntryPublished()
            .map(event -> event.getRequiredPayload(ReportEntry.class))
            .flatMap(entry -> Stream.ofNullable(entry.getKeyValuePairs().get("held the loop")))
            .toList();
    assertEquals(1, said.size(), said::toString);
    assertTrue(
        said.getFirst().contains("SocketInputStream.read at RealWaitsTest:"), said::toString);
  }

  @LoopTest
  static class Holding {
    private static Coroutine<Void> blocking() {
      return async(
          () -> {
            var loop = TestLoop.current("blocking");
            while (loop.realWaits().isEmpty()) {
              Thread.sleep(10); // this is the mistake
            }
          });
    }

    @Test
    void holds() {
      await(gather(blocking(), blocking()));
    }

    @LoopTest(audit = LoopTest.Audit.OFF)
    void holdsOnPurpose() {
      await(blocking());
    }
  }

  @Test
  void aGreenTestThatHeldItsLoopSaysSo() {
    var entries =
        Kit.run(Holding.class)
            .results()
            .allEvents()
            .reportingEntryPublished()
            .map(event -> event.getRequiredPayload(ReportEntry.class))
            .flatMap(entry -> Stream.ofNullable(entry.getKeyValuePairs().get("held the loop")))
            .toList();
    assertEquals(1, entries.size(), entries::toString);
    assertTrue(entries.getFirst().contains("in Thread.sleep at RealWaitsTest:"), entries::toString);
  }
}
