package dev.loopbook.io;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.waitFor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no sh")
class SubprocessTest {

  @ParameterizedTest
  @EnumSource
  void aProgramRunsToItsEnd(NetworkKind kind) {
    kind.run(
        () ->
            assertEquals(
                new Subprocess.Result(3, "out\n", "err\n"),
                await(Subprocess.run("sh", "-c", "echo out; echo err >&2; exit 3"))));
  }

  @ParameterizedTest
  @EnumSource
  void morePrintedThanAPipeHolds(NetworkKind kind) {
    kind.run(
        () -> {
          try (var cat = await(Subprocess.start("cat"))) {
            var result = await(cat.communicate("0123456789".repeat(50_000)));
            assertEquals(500_000, result.out().length());
            assertEquals(0, result.status());
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aTalkLineByLine(NetworkKind kind) {
    kind.run(
        () -> {
          try (var cat = await(Subprocess.start("cat"))) {
            await(cat.write("one\ntwo"));
            assertEquals("one\n", await(cat.readLine()));
            await(cat.closeInput());
            assertEquals("two", await(cat.readLine()));
            assertEquals("", await(cat.readLine()));
            assertEquals(0, await(cat.waitFor()));
            assertFalse(cat.isRunning());
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aProgramThatTakesTooLongIsEnded(NetworkKind kind) {
    kind.run(
        () -> {
          try (var sleeper = await(Subprocess.start("sleep", "1000"))) {
            assertThrows(TimeoutError.class, () -> await(waitFor(sleeper.waitFor(), millis(10))));
            assertThrows(
                TimeoutError.class, () -> await(waitFor(sleeper.communicate(""), millis(10))));
            assertTrue(
                Network.of(EventLoop.running())
                    .descriptors()
                    .contains(new Network.Descriptor("process " + sleeper.pid(), "exit")));
            sleeper.terminate();
            assertEquals(128 + 15, await(sleeper.waitFor()));
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void manyAtOnce(NetworkKind kind) {
    kind.run(
        () -> {
          var results =
              await(
                  gather(
                      IntStream.range(0, 12)
                          .mapToObj(i -> Subprocess.run("sh", "-c", "echo " + i))
                          .toList()));
          assertEquals(
              IntStream.range(0, 12).mapToObj(i -> i + "\n").toList(),
              results.stream().map(Subprocess.Result::out).toList());
        });
  }

  @ParameterizedTest
  @EnumSource
  void aProgramThatIsNotThereIsNamed(NetworkKind kind) {
    kind.run(
        () -> {
          var missing =
              assertThrows(IOException.class, () -> await(Subprocess.start("no-such-program")));
          assertTrue(missing.getMessage().contains("no-such-program"), missing.getMessage());
        });
  }
}
