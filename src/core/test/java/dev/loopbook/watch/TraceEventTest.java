package dev.loopbook.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.LoopListener.ClockMove;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceEventTest {

  private static final Moment AT = new Moment(1, 3, 500_000_000);
  private static final TaskRef A = new TaskRef(2, "A");
  private static final Optional<TaskRef> BY_A = Optional.of(A);
  private static final StackTraceElement LINE = new StackTraceElement("C", "m", "C.java", 7);

  private static void assertWords(String words, TraceEvent event) {
    assertEquals(words, event.words());
  }

  @Test
  void anEventIsALine() {
    assertEquals(
        "tick 3  0.500 s  A  waits for sleep 1 s",
        new TraceEvent.TaskSuspended(AT, A, "sleep 1 s", Optional.of(LINE)).describe());
    assertEquals("tick 3  0.500 s  tick 3 begins", new TraceEvent.TickBegan(AT).describe());
  }

  @Test
  void aLongQueueIsShownByItsFirstNamesAndEqualNeighboursAsOne() {
    assertWords(
        "runs A, gather × 3, A",
        new TraceEvent.TickRuns(AT, queue("A", "gather", "gather", "gather", "A")));
    var many = IntStream.rangeClosed(1, 500).mapToObj(i -> "job-" + i).toList();
    var words = new TraceEvent.TickRuns(AT, many).words();
    assertTrue(words.startsWith("runs job-1, job-2, "), words);
    assertTrue(words.endsWith(", job-12, … and 488 more"), words);
    assertTrue(new TraceEvent.TickRuns(AT, many.subList(0, 12)).words().endsWith(", job-12"));
  }

  private static List<String> queue(String... names) {
    return List.of(names);
  }

  @Test
  void loopsAndTicksHaveWords() {
    assertWords("loop 1 is made", new TraceEvent.LoopCreated(AT));
    assertWords("loop 1 is closed", new TraceEvent.LoopClosed(AT));
    assertWords("tick 3 begins", new TraceEvent.TickBegan(AT));
    assertWords("nothing is ready", new TraceEvent.TickRuns(AT, List.of()));
    assertWords("runs A, B", new TraceEvent.TickRuns(AT, List.of("A", "B")));
    assertWords("tick 3 ends", new TraceEvent.TickEnded(AT, List.of()));
    assertWords(
        "tick 3 ends, ready for the next: A, B", new TraceEvent.TickEnded(AT, List.of("A", "B")));
    assertWords(
        "the program is over: what is left is cancelled and closed",
        new TraceEvent.CleanUpBegan(AT, Optional.empty()));
    assertWords(
        "the program is over (Error: no): what is left is cancelled and closed",
        new TraceEvent.CleanUpBegan(AT, Optional.of("Error: no")));
    assertWords(
        "nothing was ready: time jumps here from 0.100 s",
        new TraceEvent.ClockMoved(AT, 100_000_000, ClockMove.JUMP, Optional.empty()));
    assertWords(
        "held the loop since 0.100 s",
        new TraceEvent.ClockMoved(AT, 100_000_000, ClockMove.BUSY, BY_A));
  }

  @Test
  void callbacksAndTimersHaveWords() {
    assertWords("callback f is ready, by A", new TraceEvent.HandleQueued(AT, "f", "A"));
    assertWords("callback f runs", new TraceEvent.HandleBegan(AT, "f", Optional.empty()));
    assertWords("has its turn", new TraceEvent.HandleBegan(AT, "A", BY_A));
    assertWords("callback f is over", new TraceEvent.HandleEnded(AT, "f", Optional.empty()));
    assertWords("gives the loop back", new TraceEvent.HandleEnded(AT, "A", BY_A));
    assertWords(
        "sets a timer for 1.000 s: f", new TraceEvent.TimerSet(AT, 1, 1_000_000_000, "f", BY_A));
    assertWords(
        "timer 1.000 s fires, set in tick 2: f",
        new TraceEvent.TimerFired(AT, 1, 1_000_000_000, "f", 2, BY_A));
    assertWords(
        "timer 1.000 s is cancelled: f",
        new TraceEvent.TimerCancelled(AT, 1, 1_000_000_000, "f", 2, BY_A));
  }

  @Test
  void tasksHaveWords() {
    assertWords("is made", created(Optional.empty()));
    assertWords("is made by main", created(Optional.of(new TaskRef(1, "main"))));
    assertWords("starts", new TraceEvent.TaskBegan(AT, A, Optional.empty()));
    assertWords(
        "never starts: CancelledError",
        new TraceEvent.TaskBegan(AT, A, Optional.of("CancelledError")));
    assertWords("resumes: sleep 1 s is over", resumed("sleep 1 s", Optional.empty()));
    assertWords("resumes: its turn has come", resumed("its turn", Optional.empty()));
    assertWords("resumes: task B is done", resumed("task B", Optional.empty()));
    assertWords(
        "resumes: its await of task B throws Error: no",
        resumed("task B", Optional.of("Error: no")));
    assertWords(
        "is ready: task B is done, by B",
        new TraceEvent.TaskWoken(AT, A, "task B", "B", 500_000_000));
    assertWords(
        "is ready: sleep 1 s is done, by its timer, late by 0.4 s",
        new TraceEvent.TaskWoken(AT, A, "sleep 1 s", "its timer", 100_000_000));
    assertWords("is done: 42", done(new Completion.Value("42")));
    assertWords("is done", done(new Completion.Value("null")));
    assertWords("fails: Error: no", done(new Completion.Failed("Error: no")));
    assertWords("is cancelled", done(new Completion.Cancelled()));
    assertWords(
        "is asked to stop by B", new TraceEvent.CancelRequested(AT, A, Optional.empty(), "B"));
    assertWords(
        "is asked to stop by B: enough",
        new TraceEvent.CancelRequested(AT, A, Optional.of("enough"), "B"));
  }

  private static TraceEvent created(Optional<TaskRef> maker) {
    return new TraceEvent.TaskCreated(AT, A, "fetch", maker, Optional.empty());
  }

  private static TraceEvent resumed(String by, Optional<String> thrown) {
    return new TraceEvent.TaskResumed(AT, A, by, thrown);
  }

  private static TraceEvent done(Completion how) {
    return new TraceEvent.TaskDone(AT, A, how);
  }

  @Test
  void theRestHasWords() {
    assertWords(
        "a future is done: 1",
        new TraceEvent.FutureDone(AT, "a future", new Completion.Value("1"), BY_A));
    assertWords(
        "makes coroutine fetch",
        new TraceEvent.CoroutineCreated(AT, "fetch", Optional.of(LINE), BY_A));
    assertWords("enters coroutine fetch", new TraceEvent.CoroutineStarted(AT, "fetch", BY_A));
    assertWords(
        "nobody asked", new TraceEvent.FailureReported(AT, "nobody asked", Optional.empty(), BY_A));
    assertWords(
        "nobody asked: Error: no",
        new TraceEvent.FailureReported(AT, "nobody asked", Optional.of("Error: no"), BY_A));
    assertWords("opens socket", new TraceEvent.ResourceOpened(AT, "socket", BY_A));
    assertWords("closes socket", new TraceEvent.ResourceClosed(AT, "socket", BY_A));
    assertWords("socket is readable", new TraceEvent.IoReady(AT, "socket", "readable"));
    assertWords("prints: hi", new TraceEvent.OutputWritten(AT, "hi", false, BY_A));
  }

  @Test
  void onlyEventsOfATaskHaveOne() {
    assertEquals(BY_A, done(new Completion.Cancelled()).task());
    assertEquals(Optional.empty(), new TraceEvent.TickBegan(AT).task());
  }
}
