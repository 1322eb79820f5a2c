package dev.loopbook.judge.child;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.program.CodePlace;
import dev.loopbook.watch.Trace;
import dev.loopbook.watch.TraceEvent;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class FailureDescriberTest {
  private static final StackLines LINES =
      new StackLines(Set.of("p.Answer"), Set.of(FailureDescriberTest.class.getName()));
  private static final TestRecord NOTHING =
      new TestRecord(List.of(), true, List.of(), Optional.empty());

  private final FailureDescriber describer =
      new FailureDescriber(
          LINES,
          new LoopWatch(
              LINES,
              1_000,
              new MessageSender(OutputStream.nullOutputStream(), SmallJob.SECRET, _ -> {})));

  private TestFailure of(Throwable thrown) {
    return describer.of(thrown, NOTHING, "");
  }

  private TestFailure failing(Executable assertion) {
    return of(assertThrows(Throwable.class, assertion));
  }

  /// Returns type, message, expected and found.
  private static String words(TestFailure failure) {
    return String.join(
        " | ",
        failure.type(),
        failure.message(),
        failure.expected().orElse("-"),
        failure.found().orElse("-"));
  }

  // ---- what was compared ----

  @Test
  void aComparisonIsTakenApart() {
    assertEquals(
        "AssertionFailedError | twice 21 | 42 | 63",
        words(failing(() -> assertEquals(42, 63, "twice 21"))));
    assertEquals("AssertionFailedError |  | 42 | 63", words(failing(() -> assertEquals(42, 63))));
  }

  @Test
  void valuesThatReadTheSameGetTheirTypes() {
    assertEquals(
        "AssertionFailedError |  | 1 of Integer | 1 of Long",
        words(failing(() -> assertEquals((Object) 1, 1L))));
    assertEquals(
        "AssertionFailedError |  | null of String | null of null",
        words(failing(() -> assertEquals("null", null))));
  }

  @Test
  void timesAreWordsAndIdentitiesAreLeftOut() {
    assertEquals(
        "AssertionFailedError |  | 1 s | 1.5 s",
        words(failing(() -> assertEquals(Duration.ofSeconds(1), Duration.ofMillis(1500)))));
    assertEquals(
        "AssertionFailedError |  | a | Lock",
        words(failing(() -> assertEquals("a", "Lock@1b2c3d"))));
    assertEquals(
        "IllegalStateException | Lock is held | - | -",
        words(of(new IllegalStateException("Lock@1b2c3d is held"))));
  }

  @Test
  void anAssertedTruthIsSaidByItsMessageIfItHasOne() {
    assertEquals(
        "AssertionFailedError | is it even? | - | -",
        words(failing(() -> assertTrue(false, "is it even?"))));
    assertEquals(
        "AssertionFailedError | is it odd? | - | -",
        words(failing(() -> assertFalse(true, "is it odd?"))));
    assertEquals("AssertionFailedError |  | true | false", words(failing(() -> assertTrue(false))));
  }

  @Test
  void whatOnlyLooksLikeAComparisonStaysWhole() {
    assertEquals(
        "AssertionError | a ==> expected: 1 | - | -",
        words(of(new AssertionError("a ==> expected: 1"))));
  }

  @Test
  void anExceptionWithoutAMessageIsNamed() {
    assertEquals(
        "IllegalStateException | IllegalStateException | - | -",
        words(of(new IllegalStateException())));
    assertEquals("AssertionError |  | - | -", words(of(new AssertionError())));
  }

  @Test
  void longTextsAreCut() {
    assertEquals(2_001, of(new AssertionError("x".repeat(2_001))).message().length());
    assertEquals(2_000, of(new AssertionError("x".repeat(2_000))).message().length());
    var values = failing(() -> assertEquals("a".repeat(400), "b".repeat(500)));
    assertEquals("a".repeat(400), values.expected().orElseThrow());
    assertEquals("b".repeat(400) + "…", values.found().orElseThrow());
  }

  // ---- where ----

  @Test
  void itsLinesAreTheStudentsAndTheTests() {
    var thrown = new IllegalStateException("no");
    var answer = new StackTraceElement("p.Answer", "f", "Answer.java", 3);
    thrown.setStackTrace(new StackTraceElement[] {answer, thrown.getStackTrace()[0]});
    assertEquals(Optional.of(new CodePlace("Answer.java", 3)), of(thrown).yourLine());
    assertEquals("FailureDescriberTest.java", of(thrown).testLine().orElseThrow().file());
    assertEquals(List.of(), of(thrown).through());
  }

  @Test
  void withoutALineOfItsOwnTheLineThatHeldTheLoopIsTheStudents() {
    var answer = "class Answer { static void f() {\nbusy(seconds(3)); } }";
    var test =
        """
        @LoopTest class ATest {
          @Test void one() { Answer.f(); assertEquals(seconds(1), EventLoop.running().time()); }
        }
        """;
    var failure = SmallJob.of(answer, test).failure();
    assertEquals("AssertionFailedError |  | 1 s | 3 s", words(failure));
    assertEquals(Optional.of(new CodePlace("Answer.java", 3)), failure.yourLine());
    assertEquals(Optional.of(new CodePlace("ATest.java", 3)), failure.testLine());
  }

  // ---- what the loops did ----

  @Test
  void theLastEventsThatTellSomethingAreKept() throws Exception {
    var events = traced(sleeps(150));
    var kept = described(events, true).trace();
    assertEquals(200, kept.size());
    var done =
        events.stream().filter(TraceEvent.TaskDone.class::isInstance).findFirst().orElseThrow();
    assertEquals(done.describe(), kept.getLast());
    var few = described(traced(sleeps(1)), true).trace();
    assertTrue(few.getFirst().contains("is made"), few::toString);
    assertFalse(few.toString().contains("tick begins"), few::toString);
  }

  @Test
  void theLoopsOwnCleanUpIsNoneOfTheTest() throws Exception {
    var events =
        traced(
            async(
                () -> {
                  createTask(sleep(seconds(9)), "left");
                  await(sleep(seconds(1)));
                  return null;
                }));
    assertTrue(events.stream().anyMatch(TraceEvent.CancelRequested.class::isInstance));
    var cancelled =
        described(events, true).trace().stream().filter(line -> line.contains("cancel")).toList();
    assertEquals(List.of(), cancelled);
  }

  @Test
  void lanesAreDrawnOnlyOfAWholeTrace() throws Exception {
    var events = traced(sleeps(1));
    assertEquals(1, described(events, true).lanes().size());
    assertEquals(List.of(), described(events, false).lanes());
    assertEquals(List.of(), of(new AssertionError()).lanes());
  }

  @Test
  void theLanesOfALoopThatAreTooLongAreLeftOut() throws Exception {
    var trace = new Trace();
    var setup = LoopSetup.standard().withVirtualTime().withListener(trace);
    setup.call(() -> run(sleeps(2)));
    setup.call(() -> run(sleeps(3_000)));
    assertEquals(1, described(trace.events(), true).lanes().size());
  }

  @Test
  void whatIsKnownOfTheTestIsHandedOn() {
    var record = new TestRecord(List.of(), true, List.of("left open"), Optional.of("a slip"));
    var failure = describer.of(new AssertionError("no"), record, "printed");
    assertEquals(List.of("left open"), failure.findings());
    assertEquals(Optional.of("a slip"), failure.probably());
    assertEquals("printed", failure.output());
  }

  private TestFailure described(List<TraceEvent> events, boolean whole) {
    return describer.of(
        new AssertionError("no"), new TestRecord(events, whole, List.of(), Optional.empty()), "");
  }

  private static Coroutine<?> sleeps(int count) {
    return async(
        () -> {
          for (var i = 0; i < count; i++) {
            await(sleep(seconds(1)));
          }
          return null;
        });
  }

  private static List<TraceEvent> traced(Coroutine<?> main) throws Exception {
    var trace = new Trace();
    LoopSetup.standard().withVirtualTime().withListener(trace).call(() -> run(main));
    return trace.events();
  }
}
