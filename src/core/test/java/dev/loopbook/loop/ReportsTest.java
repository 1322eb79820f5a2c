package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What people get to see of callbacks and failures, and what a loop asks of workers.
@Timeout(30)
class ReportsTest {

  private static String standardErrorOf(Runnable code) {
    var printed = new ByteArrayOutputStream();
    var before = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      code.run();
    } finally {
      System.setErr(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theFirstHandlerPrintsTheFailureItsSourceAndItsStack() {
    try (var loop = LoopSetup.standard().withVirtualTime().call(EventLoop::create)) {
      var printed =
          standardErrorOf(
              () -> {
                loop.callSoon(
                    () -> {
                      throw new ArithmeticException("oops");
                    });
                loop.runOnce();
              });
      assertTrue(
          printed.startsWith("Exception in callback ReportsTest callback\n  from <Handle "),
          printed);
      assertTrue(printed.contains("java.lang.ArithmeticException: oops\n\tat "), printed);
      assertEquals(
          "just a word\n",
          standardErrorOf(
              () -> loop.callExceptionHandler(new ExceptionContext("just a word", null, null))));
    }
  }

  @Test
  void aHandlerMayEndTheRun() {
    try (var loop = LoopSetup.standard().withVirtualTime().call(EventLoop::create)) {
      loop.setExceptionHandler(
          (_, _) -> {
            throw new KeyboardInterrupt();
          });
      loop.callSoon(
          () -> {
            throw new ArithmeticException();
          });
      assertThrows(KeyboardInterrupt.class, loop::runOnce);
    }
  }

  private record Named(String name) implements Runnable {
    @Override
    public void run() {}

    @Override
    public String toString() {
      return name;
    }
  }

  private static final class Nameless implements Runnable {
    @Override
    public void run() {}
  }

  @Test
  void aCallbackIsShownByItsTextOrByWhereItWasWritten() {
    assertEquals("the cleaner", Label.of(new Named("the cleaner")));
    assertEquals("ReportsTest callback", Label.of((Runnable) () -> {}));
    assertEquals("ReportsTest$Nameless callback", Label.of(new Nameless()));
    assertEquals("parkingPoller", Label.of(new ParkingPoller()));
  }

  @Test
  void aHandleKnowsWhoseCodeItRuns() {
    OnLoop.virtual(
        () -> {
          var loop = EventLoop.running();
          assertTrue(loop.callSoon(() -> {}).isProgramsOwn());
          Future<Integer> future = loop.createFuture();
          future.addDoneCallback(_ -> {});
          var task = createTask(sleep(seconds(1)), "t");
          future.setResult(1);
          var ready = loop.ready();
          assertEquals(
              List.of(true, false, true), ready.stream().map(Handle::isProgramsOwn).toList());
          assertEquals("t", ready.get(1).label());
          assertSame(task, ready.get(1).task().orElseThrow());
          assertTrue(ready.get(0).task().isEmpty());
          ready.get(0).cancel();
          assertFalse(ready.get(0).isProgramsOwn());
          assertTrue(ready.get(0).isCancelled());
        });
  }

  @Test
  void workersGetTheJobsInThePlaceOfThePool() {
    var jobs = new ArrayDeque<Runnable>();
    var joined = new ArrayList<String>();
    var workers =
        new Workers() {
          boolean atWork;

          @Override
          public void execute(Runnable job) {
            jobs.add(job);
          }

          @Override
          public boolean isAtWork() {
            return atWork;
          }

          @Override
          public Coroutine<Void> join() {
            return async(
                () -> {
                  joined.add("joined");
                });
          }
        };
    OnLoop.virtual(
        () -> {
          var loop = EventLoop.running();
          loop.setWorkers(workers);
          var result = createTask(toThread(() -> "done"));
          OnLoop.tick();
          assertEquals(1, jobs.size());
          assertEquals(0, loop.outsideWork());
          workers.atWork = true;
          assertEquals(1, loop.outsideWork());
          workers.atWork = false;
          jobs.remove().run();
          assertEquals("done", await(result));
        });
    assertEquals(List.of("joined"), joined);
  }
}
