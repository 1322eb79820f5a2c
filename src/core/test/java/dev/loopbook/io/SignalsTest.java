package dev.loopbook.io;

import static dev.loopbook.loop.Async.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// With a signal that does nothing by itself.
@Timeout(30)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no such signal")
class SignalsTest {

  private static final String SIGNAL = "WINCH";

  private final ArrayDeque<Future<String>> waiting = new ArrayDeque<>();

  private Future<String> next() {
    Future<String> heard = EventLoop.running().createFuture("a signal");
    waiting.add(heard);
    return heard;
  }

  private Signals.Registration register(String who) {
    return Signals.on(SIGNAL, EventLoop.running(), () -> waiting.remove().setResult(who));
  }

  private static void raise() {
    await(
        Subprocess.run("sh", "-c", "kill -%s %d".formatted(SIGNAL, ProcessHandle.current().pid())));
  }

  @ParameterizedTest
  @EnumSource
  void aSignalCallsBackOnTheLoopAndTheOneBeforeComesBack(NetworkKind kind) {
    kind.run(
        () -> {
          try (var _ = register("outer")) {
            var inner = register("inner");
            var first = next();
            raise();
            assertEquals("inner", await(first));
            inner.close();
            inner.close();
            var second = next();
            raise();
            assertEquals("outer", await(second));
            assertEquals(
                List.of(new Network.Descriptor("signal WINCH", "signal")),
                Network.of(EventLoop.running()).descriptors());
          }
        });
  }

  @Test
  void aSignalThatIsNotThereIsNamed() {
    NetworkKind.SELECTOR.run(
        () -> {
          var unknown =
              assertThrows(
                  IllegalArgumentException.class,
                  () -> Signals.on("NONSENSE", EventLoop.running(), () -> {}));
          assertTrue(unknown.getMessage().contains("NONSENSE"), unknown.getMessage());
        });
  }
}
