package dev.loopbook.shell;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.step.attach.AttachClient;
import dev.loopbook.step.attach.AttachedLoop;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Queue;
import dev.loopbook.watch.Attach;
import dev.loopbook.watch.AttachTicket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `attach`: the loop of a program that runs by itself. Here it runs in this process, on a thread
/// of its own.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AttachCommandTest {
  @TempDir Path home;

  @BeforeEach
  void writeBook() {
    TinyBook.in(home);
  }

  /// Runs a program with a dead-lock, a queue and a task that counts, and visits it meanwhile.
  private static void whileRunning(List<Integer> counted, IntConsumer visitor) {
    var failures = new ArrayList<Throwable>();
    run(
        async(
            () -> {
              var jobs = new Queue<Integer>(9, "jobs");
              for (var i = 0; i < 3; i++) {
                await(jobs.put(i));
              }
              var left = new Lock("left");
              var right = new Lock("right");
              var anna = createTask(eat(left, right), "Anna");
              var ben = createTask(eat(right, left), "Ben\033[2J");
              Future<Void> over = EventLoop.running().createFuture();
              var counts =
                  createTask(
                      async(
                          () -> {
                            while (!over.isDone()) {
                              counted.add(counted.size());
                              await(sleep(Duration.ofMillis(1)));
                            }
                          }),
                      "counts");
              await(sleep(Duration.ofMillis(1)));
              try (var attach = Attach.listen(jobs)) {
                var loop = EventLoop.running();
                Thread.ofPlatform()
                    .start(
                        () -> {
                          try {
                            visitor.accept(attach.port());
                          } catch (RuntimeException | AssertionError failure) {
                            failures.add(failure);
                          } finally {
                            loop.callSoonThreadsafe(() -> over.setResult(null));
                          }
                        });
                await(over);
              }
              anna.cancel();
              ben.cancel();
              await(counts);
              while (!jobs.isEmpty()) {
                await(jobs.get());
              }
            }));
    for (var failure : failures) {
      throw new AssertionError(failure);
    }
  }

  private static Coroutine<Void> eat(Lock first, Lock second) {
    return async(
        () -> {
          try (var _ = await(first.acquire())) {
            await(sleep(Duration.ZERO));
            try (var _ = await(second.acquire())) {
              throw new AssertionError("it is a dead-lock");
            }
          }
        });
  }

  @Test
  void theTablesOfARunningProgramAreShown() {
    whileRunning(
        new ArrayList<>(),
        port -> {
          var text = show("" + port);
          var pid = ProcessHandle.current().pid();
          assertTrue(text.startsWith("── process " + pid + " · in tick "), text);
          assertTrue(text.contains("  waits   #1 main"), text);
          assertTrue(text.contains("#2 Anna"), text);
          assertTrue(text.contains("<Lock right locked by Ben␛[2J, 1 waiting>"), text);
          assertTrue(text.contains("circle  Anna → Ben␛[2J → Anna: none of them"), text);
          assertTrue(text.contains("  queue   <Queue jobs 3/9 items"), text);
          assertTrue(text.contains("3 items, room for 9: 0, 1, 2"), text);
          assertFalse(text.contains("\033"), text);

          assertTrue(show("" + port, "tree").contains("  #1 main"), "tree");
          assertTrue(show("" + port, "tree").contains("├─ #2 Anna"), "tree");
          assertTrue(show("" + port, "AWAITS").contains("⚠ a circle"), "awaits");
          assertTrue(show("" + port, "graph").contains("⚠─▶ Anna"), "graph");
          assertTrue(show("" + port, "locks").contains("held by Anna"), "locks");
          assertTrue(show("" + port, "queues").contains("3 items"), "queues");
          assertFalse(show("" + port, "tasks").contains("circle"), "tasks");
          assertTrue(Piped.command(home, "attach").out().contains("port " + port), "the list");

          var wrong = Piped.command(home, "attach", "" + port, "tres");
          assertEquals(ExitStatus.WRONG_USAGE, wrong.status());
          assertTrue(
              wrong.err().contains("attach: tres: no part of a loop. Did you mean tree?"),
              wrong::err);
        });
  }

  /// Returns what is shown, as soon as the machine is quiet enough for the loop to answer in time.
  private String show(String... arguments) {
    while (true) {
      var words = Stream.concat(Stream.of("attach"), Stream.of(arguments)).toArray(String[]::new);
      var shown = Piped.command(home, words);
      if (!shown.out().contains("the loop has been held")) {
        assertEquals(ExitStatus.OK, shown.status(), shown::err);
        return shown.out();
      }
    }
  }

  @Test
  void aLoopIsHeldOnlyWithStepAndOnlyUntilItsLetGo() {
    var counted = new ArrayList<Integer>();
    whileRunning(
        counted,
        port -> {
          try (var shell = new PacedShell(home, Palette.PLAIN)) {
            shell.press("enter", "x", " ", "q");
            assertEquals(ExitStatus.OK, shell.type("attach " + port + " tasks --step"));
            // on a machine too busy for the loop to answer in time, it says that instead
            assertEquals(
                3,
                shell.shown().split("── process|the loop has been held", -1).length - 1,
                shell::shown);
            assertTrue(shell.shown().contains("Enter: a tick"), shell::shown);
            assertTrue(shell.shown().endsWith("  It goes on.\n"), shell::shown);
            shell.press("ctrl-c");
            assertEquals(ExitStatus.INTERRUPTED, shell.type("attach " + port + " --step"));
          }
          var piped = Piped.command(home, "attach", "" + port, "--step");
          assertTrue(piped.out().endsWith("so it goes on.\n"), piped::out);
          assertTrue(show("" + port).contains("#1 main"), "it answers, so it went on");
        });
    assertTrue(counted.size() > 2);
  }

  @Test
  void whoComesToALoopThatSomebodyHoldsIsToldSo() {
    whileRunning(
        new ArrayList<>(),
        port -> {
          try (var first = new AttachClient(ofPort(port))) {
            while (!(first.hold() instanceof AttachedLoop.Seen)) {
              // on a machine too busy for the loop to answer in time
            }
            var second = Piped.command(home, "attach", "" + port, "--step").out();
            assertTrue(second.contains("somebody else holds the loop"), second);
            assertFalse(second.contains("callback returns"), second);
          } catch (IOException failure) {
            throw new AssertionError(failure);
          }
        });
  }

  private static AttachTicket ofPort(int port) throws IOException {
    return AttachTicket.all().stream().filter(it -> it.port() == port).findFirst().orElseThrow();
  }

  @Test
  void aStepNeedsAProgram() {
    var none = Piped.command(home, "attach", "--step");
    assertEquals(ExitStatus.WRONG_USAGE, none.status());
    assertTrue(none.err().startsWith("  attach --step: which program?"), none::err);
  }

  @Test
  void whereNobodyListensThatIsSaid() {
    var nobody = Piped.command(home, "attach", "1");
    assertEquals(ExitStatus.WRONG_USAGE, nobody.status());
    assertTrue(
        nobody.err().startsWith("  attach 1: no program of yours listens there."), nobody::err);
  }
}
