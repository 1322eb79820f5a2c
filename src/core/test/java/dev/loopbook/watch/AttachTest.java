package dev.loopbook.watch;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Queue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A program that lets another process look at its loop.
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AttachTest {
  @TempDir Path folder;

  private Path own;

  @BeforeEach
  void nameFolder() {
    own = folder.resolve("own");
  }

  /// Runs a program on a real clock that listens, and does this on another thread meanwhile.
  private static void whileListening(Consumer<Attach> visitor) {
    var failures = new ArrayList<Throwable>();
    run(
        async(
            () -> {
              var jobs = new Queue<String>(5, "jobs");
              await(jobs.put("a\033[2J"));
              var lock = new Lock("door");
              await(lock.acquire());
              Future<Void> over = EventLoop.running().createFuture();
              var waiting =
                  createTask(
                      async(
                          () -> {
                            await(lock.acquire());
                          }),
                      "wai\nting");
              try (var attach = Attach.listen(jobs)) {
                var loop = EventLoop.running();
                Thread.ofPlatform()
                    .start(
                        () -> {
                          try {
                            visitor.accept(attach);
                          } catch (RuntimeException | AssertionError failure) {
                            failures.add(failure);
                          } finally {
                            loop.callSoonThreadsafe(() -> over.setResult(null));
                          }
                        });
                await(over);
              }
              waiting.cancel();
              lock.release();
              await(jobs.get());
            }));
    failures.forEach(
        failure -> {
          throw new AssertionError(failure);
        });
  }

  private static AttachTicket ticket(Attach attach) {
    try {
      return AttachTicket.all().stream()
          .filter(each -> each.port() == attach.port())
          .findFirst()
          .orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Says these lines, and returns what is answered before the end.
  private static List<String> say(int port, String... lines) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var text = String.join("\n", lines) + "\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .lines()
          .toList();
    } catch (IOException | UncheckedIOException _) {
      return List.of(); // it closed the connection
    }
  }

  @Test
  void whoHasTheTokenIsToldWhatTheLoopDoes() {
    whileListening(
        attach -> {
          var ticket = ticket(attach);
          var told = say(attach.port(), "loopbook-attach 1 " + ticket.token(), "report");
          assertEquals(1, told.size(), told::toString);
          var report = (Map<?, ?>) JsonReader.read(told.getFirst());
          assertEquals("loopbook-attach", report.get("format"));
          assertEquals(ProcessHandle.current().pid(), ticket.pid());
          var text = told.getFirst().replace("\\u003c", "<");
          assertTrue(text.contains("\"name\":\"main\",\"steps\":1,\"state\":\"waits\""), text);
          assertTrue(text.contains("\"name\":\"wai ting\""), text);
          assertTrue(text.contains("<Lock door locked by main, 1 waiting>"), text);
          assertTrue(text.contains("\"kind\":\"Queue\""), text);
          assertTrue(text.contains("\"count\":1,\"capacity\":5,\"unfinished\":1"), text);
          assertTrue(text.contains("\"on\":[1],\"by\":\"release\""), text);
          assertFalse(text.contains("\033"), text);
        });
  }

  @Test
  void whoHasNotGetsNoWord() {
    whileListening(
        attach -> {
          var token = ticket(attach).token();
          for (var hello :
              List.of(
                  "",
                  "report",
                  token,
                  "loopbook-attach 1 ",
                  "loopbook-attach 1 " + token.substring(1),
                  "loopbook-attach 1 " + token + "0",
                  "loopbook-attach 2 " + token,
                  "x".repeat(100_000))) {
            assertEquals(List.of(), say(attach.port(), hello, "report"), hello);
          }
          assertEquals(
              List.of(), say(attach.port(), "loopbook-attach 1 " + token, "delete", "report"));
          assertEquals(List.of(), say(attach.port(), "loopbook-attach 1 " + token, "tick"));
        });
  }

  @Test
  void whoSendsALineWithoutAnEndIsHungUpOn() {
    whileListening(
        attach -> {
          var endless = "loopbook-attach 1 " + ticket(attach).token() + "\n" + "x".repeat(201);
          try (var socket = new Socket(InetAddress.getLoopbackAddress(), attach.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(endless.getBytes(StandardCharsets.UTF_8));
            assertEquals(-1, socket.getInputStream().read());
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
  }

  @Test
  void aLoopIsHeldOnlyForWhoAsksAndGoesOnWithoutThem() {
    var ticks = new ArrayList<Long>();
    whileListening(
        attach -> {
          var hello = "loopbook-attach 1 " + ticket(attach).token();
          var told = say(attach.port(), hello, "hold", "hold");
          assertEquals(2, told.size());
          assertEquals(told.getFirst(), told.getLast(), "it stands");
          // gone without a word: the loop goes on, and answers
          ticks.add((Long) (long) say(attach.port(), hello, "report").size());
          say(attach.port(), hello, "hold", "go", "report").forEach(_ -> ticks.add(1L));
        });
    assertEquals(List.of(1L, 1L, 1L), ticks);
  }

  @Test
  void aHeldLoopRunsATickAtATime() {
    var ran = new ArrayList<Integer>();
    run(
        async(
            () -> {
              var loop = EventLoop.running();
              var hold = new LoopHold(loop, List.of());
              var steps = new ArrayList<Integer>();
              var task =
                  createTask(
                      async(
                          () -> {
                            for (var i = 0; i < 3; i++) {
                              ran.add(i);
                              await(sleep(Duration.ZERO));
                            }
                          }),
                      "steps");
              hold.begin();
              var visitor =
                  Thread.ofPlatform()
                      .start(
                          () -> {
                            for (var i = 0; i < 3; i++) {
                              hold.report().join();
                              steps.add(ran.size());
                              hold.tick();
                            }
                            hold.letGo();
                          });
              await(task);
              while (visitor.isAlive()) {
                await(sleep(Duration.ofMillis(1)));
              }
              assertEquals(List.of(1, 2, 3), steps);
            }));
    assertEquals(List.of(0, 1, 2), ran);
  }

  @Test
  void aLoopThatACallbackHoldsIsLookedAtFromOutside() {
    var clock = new AtomicLong();
    run(
        async(
            () -> {
              var loop = EventLoop.running();
              var inside = new CountDownLatch(1);
              var out = new CountDownLatch(1);
              var told = new ArrayList<String>();
              var questions =
                  new LoopQuestions(
                      loop,
                      Thread.currentThread(),
                      List.of(),
                      Duration.ofMillis(1),
                      () -> clock.getAndAdd(3_000_000_000L));
              Thread.ofPlatform()
                  .start(
                      () -> {
                        try {
                          inside.await();
                          told.add(questions.report());
                          told.add(questions.report());
                        } catch (InterruptedException failure) {
                          told.add(failure.toString());
                        } finally {
                          out.countDown();
                        }
                      });
              inside.countDown();
              out.await();
              assertTrue(told.get(0).contains("\"held\":3000000000,\"stack\":["), told::toString);
              assertTrue(told.get(1).contains("\"held\":6000000000,"), told::toString);
            }));
  }

  @Test
  void aLoopThatIsClosedSaysSo() {
    var loop = EventLoop.create();
    loop.close();
    var questions = new LoopQuestions(loop, Thread.currentThread(), List.of());
    assertEquals(LoopReport.OVER, questions.report());
    assertEquals(LoopReport.OVER, questions.reportOf(questions.hold()));
  }

  @Test
  void nothingListensAfterTheEnd() {
    var files = new ArrayList<Path>();
    var ports = new ArrayList<Integer>();
    whileListening(
        attach -> {
          files.add(ticket(attach).file());
          ports.add(attach.port());
        });
    assertFalse(Files.exists(files.getFirst()));
    assertEquals(List.of(), say(ports.getFirst(), "loopbook-attach 1 x", "report"));
    assertThrows(IllegalStateException.class, Attach::listen);
  }

  @Test
  void aTicketIsForNobodyElse() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    var ticket = AttachTicket.write(own, 4711);
    assertEquals("rwx------", permissions(own));
    assertEquals("rw-------", permissions(ticket.file()));
    assertEquals(List.of(ticket), AttachTicket.all(own));
    assertFalse(ticket.toString().contains(ticket.token()));
    assertFalse(ticket.token().equals(AttachTicket.write(own, 4712).token()));

    Files.setPosixFilePermissions(ticket.file(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThrows(IOException.class, () -> AttachTicket.all(own));
    Files.delete(ticket.file());
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThrows(IOException.class, () -> AttachTicket.all(own));
    assertThrows(IOException.class, () -> AttachTicket.write(own, 1));

    var real = Files.createDirectory(folder.resolve("real"));
    var link = Files.createSymbolicLink(folder.resolve("link"), real);
    assertThrows(IOException.class, () -> AttachTicket.write(link, 1));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void whatAProgramLeftBehindIsSweptAway() throws IOException {
    var ticket = AttachTicket.write(own, 4711);
    var dead = own.resolve("999999999999-1");
    Files.writeString(dead, "x");
    Files.writeString(own.resolve("notes"), "mine");
    Files.writeString(own.resolve(ticket.pid() + "-9"), "");
    Files.setPosixFilePermissions(
        own.resolve(ticket.pid() + "-9"), PosixFilePermissions.fromString("rw-------"));
    assertEquals(List.of(ticket), AttachTicket.all(own));
    assertFalse(Files.exists(dead));
    assertTrue(Files.exists(own.resolve("notes")));
    assertEquals(List.of(), AttachTicket.all(folder.resolve("none")));
    // its program ended while the folder was looked through
    assertEquals(Optional.empty(), AttachTicket.read(own.resolve(ticket.pid() + "-7")));
  }
}
