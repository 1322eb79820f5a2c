package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.text.RootLocale.format;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionContext;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TraceTest {

  /// Runs `main` in virtual time and returns what it did.
  private static Trace traceOf(Body.OfVoid main) {
    var trace = new Trace();
    record(trace, main);
    return trace;
  }

  private static void record(Trace trace, Body.OfVoid main) {
    LoopSetup.standard()
        .withVirtualTime()
        .withOrigins()
        .withListener(trace)
        .call(() -> run(async(main)));
  }

  private static void twoTasks() {
    var a =
        createTask(
            async(
                () -> {
                  await(sleep(seconds(1)));
                }),
            "A");
    var b =
        createTask(
            async(
                () -> {
                  await(sleep(seconds(0.5)));
                }),
            "B");
    await(gather(a, b));
  }

  private static List<String> lines(List<TraceEvent> events) {
    return events.stream().map(TraceEvent::describe).toList();
  }

  @Test
  void aTasksLifeReadsFromTopToBottom() {
    assertEquals(
        List.of(
            "tick 1  0.000 s  B  is made by main",
            "tick 2  0.000 s  B  starts",
            "tick 2  0.000 s  B  waits for sleep 0.5 s",
            "tick 4  0.500 s  B  resumes: sleep 0.5 s is over",
            "tick 4  0.500 s  B  is done"),
        life(traceOf(TraceTest::twoTasks), "B"));
  }

  @Test
  void aTickHoldsWhatHappenedInIt() {
    var ready = new ArrayList<List<String>>();
    for (var event : traceOf(TraceTest::twoTasks).ofTick(2)) {
      if (event instanceof TraceEvent.TickRuns(var _, var names)) {
        ready.add(names);
      }
    }
    assertEquals(List.of(List.of("A", "B")), ready);
  }

  @Test
  void theClocksJumpAndWhoHoldsTheLoopAreToldApart() {
    var trace =
        traceOf(
            () -> {
              await(sleep(seconds(1)));
              busy(seconds(2));
            });
    assertEquals(
        List.of("nothing was ready: time jumps here from 0.000 s", "held the loop since 1.000 s"),
        trace.events().stream()
            .filter(TraceEvent.ClockMoved.class::isInstance)
            .map(TraceEvent::words)
            .toList());
  }

  @Test
  void aTimerThatComesLateSaysByHowMuch() {
    var trace =
        traceOf(
            () -> {
              var late = createTask(sleep(seconds(1)), "late");
              await(sleep(millis(0)));
              busy(seconds(3));
              await(late);
            });
    assertTrue(
        lines(trace.ofTask("late"))
            .contains(
                "tick 3  3.000 s  late  is ready: sleep 1 s is done, by its timer, late by 2 s"),
        String.join("\n", lines(trace.ofTask("late"))));
  }

  @Test
  void theSameProgramGivesTheSameTrace() {
    assertEquals(traceOf(TraceTest::twoTasks).events(), traceOf(TraceTest::twoTasks).events());
  }

  @Test
  void anObjectWithoutWordsOfItsOwnDoesNotMakeTwoRunsDiffer() {
    Body.OfVoid program =
        () -> await(createTask(async(() -> new ArrayList<>(List.of(new Object()))), "maker"));
    var done = traceOf(program).ofTask("maker");
    assertEquals(traceOf(program).ofTask("maker"), done);
    assertTrue(lines(done).getLast().endsWith("gives the loop back"), done.toString());
    assertTrue(lines(done).contains("tick 2  0.000 s  maker  is done: [java.lang.Object]"));
  }

  @Test
  void aSuspensionKnowsTheLineOfTheProgram() {
    var places =
        traceOf(TraceTest::twoTasks).events().stream()
            .filter(TraceEvent.TaskSuspended.class::isInstance)
            .map(event -> ((TraceEvent.TaskSuspended) event).place().orElseThrow())
            .toList();
    assertEquals(
        List.of("TraceTest", "TraceTest", "TraceTest"),
        places.stream().map(place -> place.getFileName().replace(".java", "")).toList());
    var main = places.getFirst();
    assertEquals("twoTasks", main.getMethodName());
    assertTrue(places.get(1).getLineNumber() < main.getLineNumber(), places.toString());
  }

  @Test
  void aTraceWithALimitKeepsTheLatestAndCountsTheRest() {
    var whole = traceOf(TraceTest::twoTasks);
    var limited = new Trace(10);
    record(limited, TraceTest::twoTasks);
    assertEquals(whole.last(10), limited.events());
    assertEquals(whole.events().size() - 10, limited.dropped());
    assertEquals(0, whole.dropped());
  }

  @Test
  void aTraceOfNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Trace(0));
  }

  @Test
  void outputStandsWhereTheLoopWas() {
    var trace = new Trace();
    trace.output("before", false);
    record(
        trace,
        () -> {
          await(sleep(seconds(1)));
          trace.output("hello", false);
        });
    assertEquals(
        List.of("tick 0  0.000 s  prints: before", "tick 3  1.000 s  main  prints: hello"),
        trace.events().stream()
            .filter(TraceEvent.OutputWritten.class::isInstance)
            .map(TraceEvent::describe)
            .toList());
  }

  @Test
  void twoLoopsAreToldApart() {
    var trace = new Trace();
    record(trace, () -> {});
    record(trace, () -> {});
    assertEquals(
        List.of(1, 2),
        trace.events().stream()
            .map(event -> event.at().loop())
            .filter(n -> n > 0)
            .distinct()
            .toList());
  }

  @Test
  void aCancellationWhileNothingRunsIsNoTasks() {
    var trace = new Trace();
    LoopSetup.standard()
        .withVirtualTime()
        .withListener(trace)
        .call(
            () -> {
              try (var loop = EventLoop.create()) {
                var task = loop.createTask(async(() -> await(sleep(seconds(1)))), "A");
                task.cancel("out of time");
                assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
              }
              return true;
            });
    assertTrue(
        lines(trace.events())
            .contains("tick 0  0.000 s  A  is asked to stop by code outside the loop: out of time"),
        () -> lines(trace.events()).toString());
  }

  /// Returns what is told of `task`, without its turns.
  private static List<String> life(Trace trace, String task) {
    return trace.ofTask(task).stream()
        .filter(
            event ->
                switch (event) {
                  case TraceEvent.TaskCreated _,
                      TraceEvent.TaskBegan _,
                      TraceEvent.TaskResumed _,
                      TraceEvent.TaskSuspended _,
                      TraceEvent.TaskDone _ ->
                      true;
                  default -> false;
                })
        .map(TraceEvent::describe)
        .toList();
  }

  @Test
  void everyKindOfEventIsRecordedInItsPlace() {
    var trace = new Trace();
    LoopSetup.standard()
        .withVirtualTime()
        .withListener(trace)
        .withExceptionHandler((_, _) -> {})
        .call(
            () -> {
              trace.output("before\n", false);
              run(async(() -> everything(trace)));
              return 0;
            });
    assertEquals(
        """
        tick 0  0.000 s  prints: before
        tick 0  0.000 s  makes coroutine coroutine
        tick 0  0.000 s  loop 1 is made
        tick 0  0.000 s  main  is made
        tick 1  0.000 s  tick 1 begins
        tick 1  0.000 s  runs main
        tick 1  0.000 s  main  has its turn
        tick 1  0.000 s  main  starts
        tick 1  0.000 s  main  enters coroutine coroutine
        tick 1  0.000 s  main  opens a file
        tick 1  0.000 s  main  prints: now
        tick 1  0.000 s  callback TraceTest callback is ready, by main
        tick 1  0.000 s  main  sets a timer for 9.000 s: TraceTest callback
        tick 1  0.000 s  main  timer 9.000 s is cancelled: TraceTest callback
        tick 1  0.000 s  main  makes coroutine coroutine
        tick 1  0.000 s  A  is made by main
        tick 1  0.000 s  main  makes coroutine sleep
        tick 1  0.000 s  main  enters coroutine sleep
        tick 1  0.000 s  main  sets a timer for 1.000 s: sleep 1 s
        tick 1  0.000 s  main  waits for sleep 1 s
        tick 1  0.000 s  main  gives the loop back
        tick 1  0.000 s  tick 1 ends, ready for the next: TraceTest callback, A
        tick 2  0.000 s  tick 2 begins
        tick 2  0.000 s  runs TraceTest callback, A
        tick 2  0.000 s  callback TraceTest callback runs
        tick 2  0.000 s  callback TraceTest callback is over
        tick 2  0.000 s  A  has its turn
        tick 2  0.000 s  A  starts
        tick 2  0.000 s  A  enters coroutine coroutine
        tick 2  0.000 s  A  waits for the answer
        tick 2  0.000 s  A  gives the loop back
        tick 2  0.000 s  tick 2 ends
        tick 3  0.000 s  tick 3 begins
        tick 3  1.000 s  nothing was ready: time jumps here from 0.000 s
        tick 3  1.000 s  main  timer 1.000 s fires, set in tick 1: sleep 1 s
        tick 3  1.000 s  runs sleep 1 s
        tick 3  1.000 s  callback sleep 1 s runs
        tick 3  1.000 s  sleep 1 s is done
        tick 3  1.000 s  main  is ready: sleep 1 s is done, by its timer
        tick 3  1.000 s  callback sleep 1 s is over
        tick 3  1.000 s  tick 3 ends, ready for the next: main
        tick 4  1.000 s  tick 4 begins
        tick 4  1.000 s  runs main
        tick 4  1.000 s  main  has its turn
        tick 4  1.000 s  main  resumes: sleep 1 s is over
        tick 4  1.000 s  main  the answer is done: 42
        tick 4  1.000 s  A  is ready: the answer is done, by main
        tick 4  1.000 s  main  a future is cancelled
        tick 4  1.000 s  main  waits for task A
        tick 4  1.000 s  main  gives the loop back
        tick 4  1.000 s  tick 4 ends, ready for the next: A
        tick 5  1.000 s  tick 5 begins
        tick 5  1.000 s  runs A
        tick 5  1.000 s  A  has its turn
        tick 5  1.000 s  A  resumes: the answer is done
        tick 5  1.000 s  A  is done: 42
        tick 5  1.000 s  main  is ready: task A is done, by A
        tick 5  1.000 s  A  gives the loop back
        tick 5  1.000 s  tick 5 ends, ready for the next: main
        tick 6  1.000 s  tick 6 begins
        tick 6  1.000 s  runs main
        tick 6  1.000 s  main  has its turn
        tick 6  1.000 s  main  resumes: task A is done
        tick 6  1.500 s  main  held the loop since 1.000 s
        tick 6  1.500 s  main  makes coroutine sleep
        tick 6  1.500 s  B  is made by main
        tick 6  1.500 s  B  is asked to stop by main: enough
        tick 6  1.500 s  main  nobody can catch this: IllegalStateException: no
        tick 6  1.500 s  a file is readable
        tick 6  1.500 s  main  closes a file
        tick 6  1.500 s  main  sets a timer for 6.500 s: TraceTest callback
        tick 6  1.500 s  main  makes coroutine sleep
        tick 6  1.500 s  C  is made by main
        tick 6  1.500 s  main  is done
        tick 6  1.500 s  callback stop is ready, by main
        tick 6  1.500 s  main  gives the loop back
        tick 6  1.500 s  tick 6 ends, ready for the next: B, C, stop
        tick 7  1.500 s  tick 7 begins
        tick 7  1.500 s  runs B, C, stop
        tick 7  1.500 s  B  has its turn
        tick 7  1.500 s  B  never starts: CancelledError: enough
        tick 7  1.500 s  B  enters coroutine sleep
        tick 7  1.500 s  B  is cancelled
        tick 7  1.500 s  B  gives the loop back
        tick 7  1.500 s  C  has its turn
        tick 7  1.500 s  C  starts
        tick 7  1.500 s  C  enters coroutine sleep
        tick 7  1.500 s  C  sets a timer for 8.500 s: sleep 7 s
        tick 7  1.500 s  C  waits for sleep 7 s
        tick 7  1.500 s  C  gives the loop back
        tick 7  1.500 s  callback stop runs
        tick 7  1.500 s  callback stop is over
        tick 7  1.500 s  tick 7 ends
        """,
        trace.events().stream()
            .takeWhile(event -> !(event instanceof TraceEvent.CleanUpBegan))
            .map(event -> event.describe() + "\n")
            .collect(Collectors.joining()));
    assertEquals("loop 1 is closed", trace.events().getLast().words());
    assertEquals(0, trace.remembered());
    assertEquals(format("<Trace of %d events>", trace.events().size()), trace.toString());
  }

  private static void everything(Trace trace) {
    var loop = EventLoop.running();
    var resource = "a file";
    loop.resources().opened(resource);
    trace.output("now", true);
    loop.callSoon(new Named("callback")::run);
    loop.callLater(seconds(9), () -> {}).cancel();
    Future<Integer> answer = loop.createFuture("the answer");
    Future<Integer> nameless = loop.createFuture();
    var task = createTask(async(() -> await(answer)), "A");
    await(sleep(seconds(1)));
    answer.setResult(42);
    nameless.cancel();
    await(task);
    busy(millis(500));
    var stopped = createTask(sleep(seconds(1)), "B");
    stopped.cancel("enough");
    loop.callExceptionHandler(
        new ExceptionContext("nobody can catch this", new IllegalStateException("no"), null));
    loop.listener().ioReady(loop, resource, "readable");
    loop.resources().closed(resource);
    loop.callLater(seconds(5), () -> {});
    createTask(sleep(seconds(7)), "C");
  }

  private record Named(String name) {
    void run() {}
  }
}
