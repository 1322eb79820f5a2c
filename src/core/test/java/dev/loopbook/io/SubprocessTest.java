package dev.loopbook.io;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.toThread;
import static dev.loopbook.loop.Async.waitFor;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
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

  @ParameterizedTest
  @EnumSource
  void aReadThatTimesOutLosesNothing(NetworkKind kind) {
    kind.run(
        () -> {
          try (var cat = await(Subprocess.start("cat"))) {
            assertThrows(TimeoutError.class, () -> await(waitFor(cat.readLine(), millis(5))));
            assertThrows(TimeoutError.class, () -> await(waitFor(cat.readLine(), millis(5))));
            assertThrows(TimeoutError.class, () -> await(waitFor(cat.communicate(""), millis(0))));
            await(cat.write("first\nsec"));
            assertEquals("first\n", await(cat.readLine()));
            assertThrows(TimeoutError.class, () -> await(waitFor(cat.readLine(), millis(5))));
            await(cat.write("ond\nthird\nfourth"));
            assertEquals("second\n", await(cat.readLine()));
            assertEquals(new Subprocess.Result(0, "third\nfourth", ""), await(cat.communicate("")));
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void onlyOneMayReadALineAtATime(NetworkKind kind) {
    kind.run(
        () -> {
          try (var cat = await(Subprocess.start("cat"))) {
            var first = createTask(cat.readLine());
            tick();
            assertThrows(IllegalStateException.class, () -> await(cat.readLine()));
            await(cat.write("line\n"));
            assertEquals("line\n", await(first));
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void errorsCanBeReadLineByLineAndBytesAsTheyAre(NetworkKind kind) {
    kind.run(
        () -> {
          try (var shell = await(Subprocess.start("sh", "-c", "echo one >&2; echo two >&2; cat"))) {
            assertEquals("one\n", await(shell.readErrorLine()));
            assertEquals("two\n", await(shell.readErrorLine()));
            await(shell.write(new byte[] {(byte) 0xff, 0, (byte) 0xfe, '\n'}));
            assertArrayEquals(
                new byte[] {(byte) 0xff, 0, (byte) 0xfe}, await(shell.out().readExactly(3)));
            await(shell.closeInput());
            assertArrayEquals(new byte[] {'\n'}, await(shell.out().readAll()));
            assertEquals("", await(shell.readErrorLine()));
            assertEquals(0, await(shell.waitFor()));
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aProgramGetsItsFolderAndEnvironment(NetworkKind kind) {
    kind.run(
        () -> {
          var builder = new ProcessBuilder("sh", "-c", "pwd; echo $GREETING");
          builder.directory(new File("/"));
          builder.environment().put("GREETING", "hello");
          try (var shell = await(Subprocess.start(builder))) {
            assertEquals(new Subprocess.Result(0, "/\nhello\n", ""), await(shell.communicate("")));
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aProgramStartsThoughThePoolIsFull(NetworkKind kind) {
    kind.run(
        () -> {
          var door = new CountDownLatch(1);
          var jobs =
              IntStream.range(0, 40)
                  .mapToObj(
                      i ->
                          createTask(
                              toThread(
                                  () -> {
                                    door.await();
                                    return i;
                                  })))
                  .toList();
          tick();
          assertEquals(0, await(Subprocess.run("true")).status());
          door.countDown();
          assertEquals(40, await(gather(jobs)).size());
        });
  }
}
