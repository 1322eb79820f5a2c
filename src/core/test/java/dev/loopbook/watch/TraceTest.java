package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.LoopSetup;
import java.util.ArrayList;
import java.util.List;
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
            "tick 1  0.000 s  B  is made by Task-1",
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
        List.of("tick 0  0.000 s  prints: before", "tick 3  1.000 s  Task-1  prints: hello"),
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
}
