package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoopListenerTest {

  private final List<String> heard = new ArrayList<>();
  private final LoopListener everything = listenerTo(heard);

  /// Returns a listener that writes down every event.
  private static LoopListener listenerTo(List<String> heard) {
    return (LoopListener)
        Proxy.newProxyInstance(
            LoopListener.class.getClassLoader(),
            new Class<?>[] {LoopListener.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "toString" -> "the test's listener";
                  case "hashCode" -> System.identityHashCode(self);
                  case "equals" -> self == arguments[0];
                  default -> {
                    heard.add(method.getName() + text(arguments));
                    yield null;
                  }
                });
  }

  private static String text(Object[] arguments) {
    return Arrays.stream(arguments)
        .map(LoopListenerTest::text)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String text(Object argument) {
    return switch (argument) {
      case EventLoop _ -> "loop";
      case Runner _ -> "runner";
      case Task<?> task -> task.name();
      case Future<?> future -> future.label();
      case Coroutine<?> coroutine -> coroutine.coroutineName();
      case Handle handle -> handle.label();
      case ExceptionContext failure -> failure.message();
      case null -> "null";
      default -> argument.toString();
    };
  }

  private void watched(Body.OfVoid body) {
    LoopSetup.standard()
        .withVirtualTime()
        .withOutsideWork(() -> false)
        .withListener(everything)
        .withExceptionHandler((_, _) -> {})
        .call(
            () -> {
              body.run();
              return null;
            });
  }

  private static void runNamed(Body.OfVoid main) {
    try (var runner = new Runner()) {
      runner.run(Coroutine.named("body", main), "main");
    }
  }

  private static void assertHeard(String expected, List<String> heard) {
    assertEquals(expected, String.join("\n", heard));
  }

  @Test
  void itHearsATaskFromItsMakingToItsEndAndTheLoopFromTickToTick() {
    watched(
        () ->
            runNamed(
                () -> {
                  busy(millis(500));
                  await(sleep(seconds(1)));
                }));
    assertHeard(
        """
        loopCreated(loop)
        coroutineCreated(body)
        taskCreated(main)
        handleQueued(main)
        mainBegins(runner, main)
        tickBegins(loop)
        tickRuns(loop)
        handleBegins(main)
        taskStepBegins(main, null, null)
        coroutineStarted(body)
        clockMoved(loop, 0, BUSY)
        coroutineCreated(sleep)
        coroutineStarted(sleep)
        timerSet(sleep 1 s)
        taskSuspended(main, sleep 1 s)
        handleEnds(main)
        tickEnds(loop)
        tickBegins(loop)
        clockMoved(loop, 500000000, JUMP)
        timerFired(sleep 1 s)
        tickRuns(loop)
        handleBegins(sleep 1 s)
        futureDone(sleep 1 s)
        handleQueued(main)
        handleEnds(sleep 1 s)
        tickEnds(loop)
        tickBegins(loop)
        tickRuns(loop)
        handleBegins(main)
        taskStepBegins(main, sleep 1 s, null)
        futureDone(main)
        handleQueued(stop)
        handleEnds(main)
        tickEnds(loop)
        tickBegins(loop)
        tickRuns(loop)
        handleBegins(stop)
        handleEnds(stop)
        tickEnds(loop)
        cleanUpBegins(loop, null)""",
        heard.subList(0, heard.indexOf("cleanUpBegins(loop, null)") + 1));
    assertEquals("loopClosed(loop)", heard.getLast());
  }

  @Test
  void itHearsWhoIsAskedToStop() {
    watched(
        () ->
            runNamed(
                () -> {
                  var child = createTask(sleep(seconds(9)), "child");
                  await(sleep(millis(0)));
                  heard.clear();
                  child.cancel("enough");
                  await(waitOn(List.of(child)));
                  heard.removeIf(event -> event.contains("(loop"));
                }));
    assertHeard(
        """
        cancelRequested(child, enough)
        futureDone(sleep 9 s)
        handleQueued(child)
        coroutineCreated(waitOn)
        coroutineStarted(waitOn)
        taskSuspended(main, all of 1)
        handleEnds(main)
        handleBegins(child)
        taskStepBegins(child, sleep 9 s, dev.loopbook.loop.CancelledError: enough)
        timerCancelled(cancelled)
        futureDone(child)
        handleQueued(waitOn)""",
        heard.subList(0, 12));
  }

  @Test
  void itHearsOfFailuresAndResources() {
    watched(
        () -> {
          var loop = EventLoop.create();
          heard.clear();
          loop.callSoon(
              () -> {
                throw new IllegalStateException("oops");
              });
          loop.callLater(seconds(1), () -> {}).cancel();
          loop.runOnce();
          loop.resources().opened("door");
          loop.resources().closed("door");
          loop.resources().closed("door");
          loop.resources().noted("window");
          loop.listener().ioReady(loop, "socket", "readable");
          loop.close();
        });
    assertHeard(
        """
        handleQueued(LoopListenerTest callback)
        timerSet(LoopListenerTest callback)
        timerCancelled(cancelled)
        tickBegins(loop)
        tickRuns(loop)
        handleBegins(LoopListenerTest callback)
        failureReported(loop, Exception in callback LoopListenerTest callback)
        handleEnds(LoopListenerTest callback)
        tickEnds(loop)
        resourceOpened(loop, door)
        resourceClosed(loop, door)
        ioReady(loop, socket, readable)
        loopClosed(loop)""",
        heard);
  }

  @Test
  void oneThatFailsIsReportedAndDroppedAndTheOthersGoOn() {
    var failing =
        new LoopListener() {
          @Override
          public void tickBegins(EventLoop loop) {
            heard.add("failing");
            throw new IllegalStateException("tired");
          }

          @Override
          public String toString() {
            return "the failing one";
          }
        };
    var printed = new ByteArrayOutputStream();
    var before = System.err;
    System.setErr(new PrintStream(printed, true));
    try (var loop =
        LoopSetup.standard()
            .withListener(failing)
            .withListener(everything)
            .call(EventLoop::create)) {
      heard.clear();
      loop.stop();
      loop.runForever();
      loop.stop();
      loop.runForever();
    } finally {
      System.setErr(before);
    }
    assertEquals(1, heard.stream().filter("failing"::equals).count());
    assertEquals(2, heard.stream().filter("tickBegins(loop)"::equals).count());
    assertEquals(
        "listener the failing one failed with java.lang.IllegalStateException: tired and was dropped",
        printed.toString().strip());
  }

  @Test
  void anEscapeOutOfOneEndsTheRun() {
    var escaping =
        new LoopListener() {
          @Override
          public void tickEnds(EventLoop loop) {
            throw new KeyboardInterrupt();
          }
        };
    try (var loop = LoopSetup.standard().withListener(escaping).call(EventLoop::create)) {
      loop.stop();
      assertThrows(KeyboardInterrupt.class, loop::runForever);
    }
  }

  @Test
  void aSetupMayLeaveListenersOut() {
    var setup = LoopSetup.standard().withListener(everything).withListener(new LoopListener() {});
    try (var loop = setup.withoutListeners(everything::equals).call(EventLoop::create)) {
      assertTrue(loop.listener() != null);
    }
    assertEquals(List.of(), heard);
    try (var loop = setup.withoutListeners(_ -> true).call(EventLoop::create)) {
      assertNull(loop.listener());
    }
  }

  @Test
  void everyEventReachesEachListener() {
    var second = new ArrayList<String>();
    OnLoop.virtual(
        () -> {
          var both = new Listeners(List.of(everything, listenerTo(second)));
          for (var event : LoopListener.class.getMethods()) {
            heard.clear();
            second.clear();
            event.invoke(
                both,
                Arrays.stream(event.getParameterTypes()).map(LoopListenerTest::anyOf).toArray());
            assertEquals(1, heard.size(), event::getName);
            assertTrue(heard.getFirst().startsWith(event.getName() + "("), heard::toString);
            assertEquals(heard, second);
          }
        });
  }

  private static Object anyOf(Class<?> type) {
    var loop = EventLoop.running();
    if (type == long.class) {
      return 1L;
    }
    return type == int.class
        ? 1
        : Stream.of(
                loop,
                currentTask(),
                loop.callLater(seconds(1), () -> {}),
                sleep(seconds(1)),
                LoopListener.ClockMove.BUSY,
                new ReentrantLock(),
                new ExceptionContext("failed", null, null),
                new StackTraceElement("Main", "main", "Main.java", 1),
                new ArithmeticException(),
                new Runner(),
                "text")
            .filter(type::isInstance)
            .findFirst()
            .orElseThrow(() -> new AssertionError("there is no " + type + " here"));
  }

  @Test
  void itHearsOfTimers() {
    watched(
        () -> {
          try (var loop = EventLoop.create()) {
            var timer = loop.callLater(seconds(1), new Named("fires"));
            loop.callLater(seconds(2), new Named("is cancelled")).cancel();
            loop.runOnce();
            timer.cancel(); // too late to be news
          }
        });
    heard.removeIf(event -> !event.startsWith("timer"));
    assertEquals(
        List.of(
            "timerSet(fires)",
            "timerSet(is cancelled)",
            "timerCancelled(cancelled)",
            "timerFired(fires)"),
        heard);
  }

  private record Named(String name) implements Runnable {
    @Override
    public void run() {}

    @Override
    public String toString() {
      return name;
    }
  }

  @Test
  void itHearsNothingOfTheDueTimeOfACancelledTimer() {
    watched(
        () -> {
          try (var loop = EventLoop.create()) {
            loop.callLater(seconds(1), new Named("fires"));
            loop.callLater(seconds(1), new Named("is cancelled")).cancel();
            loop.runOnce();
          }
        });
    heard.removeIf(event -> !event.startsWith("timerFired"));
    assertEquals(List.of("timerFired(fires)"), heard);
  }

  @Test
  void itHearsOfWhatOtherThreadsSendInTheTickThatTakesIt() {
    watched(
        () -> {
          try (var loop = EventLoop.create()) {
            loop.callSoonThreadsafe(new Named("sent"));
            assertEquals(List.of("loopCreated(loop)"), heard);
            loop.runOnce();
          }
        });
    assertEquals(
        List.of(
            "loopCreated(loop)",
            "tickBegins(loop)",
            "handleQueued(sent)",
            "tickRuns(loop)",
            "handleBegins(sent)",
            "handleEnds(sent)",
            "tickEnds(loop)",
            "loopClosed(loop)"),
        heard);
  }

  @Test
  void itHearsHowTheClockMoved() {
    watched(
        () -> {
          try (var loop = EventLoop.create()) {
            loop.callLater(seconds(1), () -> busy(seconds(2)));
            loop.callLater(seconds(3), () -> {});
            loop.runOnce(); // at one second, and blocks until three
            loop.runOnce(); // so the clock stays
          }
        });
    heard.removeIf(event -> !event.startsWith("clockMoved"));
    assertEquals(List.of("clockMoved(loop, 0, JUMP)", "clockMoved(loop, 1000000000, BUSY)"), heard);
  }
}
