package dev.loopbook.testkit.signature;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.INTERNAL;

import dev.loopbook.watch.Finding;
import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;

/// The known ways in which tests of asynchronous code fail: what one sees, what gives it away, what
/// causes it and how to fix it.
///
/// They are tried in this order, the most certain ones first.
@API(status = INTERNAL, since = "1.0")
public enum Signature {

  /// A fake that never suspends keeps the code around it from ever giving the loop back.
  SPINS(
      ClueInTrace::spins,
      "the test never ends, and no timeout fires",
      "one coroutine starts thousands of times in one tick",
      "%s never suspends, so the code around it spins and no timeout can fire",
      "don't replace sleep: in virtual time it costs nothing",
      12,
      "A sleep that does not sleep"),

  /// The running callback never gives the loop back.
  HELD(
      ClueInWords.any("it held the loop without an await"),
      "the test never ends, and no timeout fires",
      "the wall clock ends it, not the loop's",
      "something holds the loop and never awaits, so no timeout can fire",
      "look at the line where it was; wait with await, or move the work to a thread",
      4,
      "What blocks"),

  /// One coroutine is awaited twice; often, a mock returns the same one at each call.
  AWAITED_TWICE(
      ClueInWords.any("cannot reuse already awaited"),
      "the first call works, the second fails",
      "cannot reuse already awaited",
      "the same coroutine was awaited twice; a mock that returns one coroutine for all calls causes that",
      "call the method again, or stub it with returning(…)",
      2,
      "The states of a coroutine"),

  /// A future, lock or queue that belongs to the loop of another test.
  OTHER_LOOP(
      ClueInWords.any("belongs to a different loop", "is bound to a different event loop"),
      "it works alone and fails in the second test",
      "belongs to a different loop",
      "something belongs to another loop: that of another test, or one made by hand",
      "make it in the test or in its @BeforeEach, not in a static field",
      8,
      "Two loops in one test"),

  /// It fails in another order of its callbacks, which the search for schedules has found.
  REORDERED(
      ClueInWords.thrown("ScheduleFailure"),
      "it passes in one run and fails in another",
      "it fails in another legal order of its callbacks",
      "the code depends on which callback runs first",
      "wait for what is needed; replay the failing order with its token",
      6,
      "When it does vary"),

  /// The loop is closed: a fixture has outlived it.
  LOOP_CLOSED(
      ClueInWords.any("Event loop is closed"),
      "it fails in the clean-up or in the second test",
      "Event loop is closed",
      "something outlived the loop it was made on",
      "make it and close it in the same test; look at the scope of the fixture",
      8,
      "Event loop is closed"),

  /// A loop is started inside a loop.
  LOOP_IN_LOOP(
      ClueInWords.any("cannot be called from a running event loop"),
      "the test fails at run(…)",
      "cannot be called from a running event loop",
      "the test already runs on a loop, and starts another one",
      "write await(…) instead of run(…)",
      8,
      "Two loops in one test"),

  /// Asynchronous code runs on no loop.
  NO_LOOP(
      ClueInWords.any("outside a running loop", "no running event loop", "call it in a @LoopTest"),
      "the test fails at its first await",
      "there is no running event loop",
      "this code runs on no loop: the test is a plain one, or the code runs on another thread",
      "put @LoopTest on the test's class; on another thread, don't await",
      8,
      "Run"),

  /// A monitor is held across an await.
  IN_MONITOR(
      ClueInWords.any("await inside synchronized"),
      "an await that works elsewhere fails",
      "await inside synchronized",
      "a synchronized block doesn't keep other coroutines out, because all are on one thread",
      "use dev.loopbook.sync.Lock",
      6,
      "Java's own locks"),

  /// A plain mock is used instead of one that can be awaited.
  WRONG_MOCK(
      ClueInWords::valueForCoroutine,
      "an await of a mocked call fails",
      "the mock gave null or a plain value instead of a coroutine",
      "a plain mock was asked for a coroutine, and has none",
      "make it with asyncMock(…) and stub it with when(…).returning(…)",
      11,
      "A mock that knows no coroutines"),

  /// Code reaches the real network.
  REAL_NETWORK(
      ClueInWords::realNetwork,
      "the test fails where there is no network, or no server",
      "cannot connect",
      "nobody answered a request: the code reaches the real network, or its stub refuses",
      "pass the code an HttpStub instead of HttpClient.real()",
      15,
      "The whole application, without a network"),

  /// A coroutine is used as if it were its value.
  USED_AS_VALUE(
      ClueInWords::coroutineForValue,
      "the value found is <coroutine …>, or it can't be cast",
      "a coroutine is compared, printed or cast",
      "%s was used as if it were its value",
      "write await(…) around it",
      3,
      "What the compiler catches"),

  /// A stub is for other arguments than the call's.
  STUB_DOES_NOT_FIT(
      ClueInAudit::stubThatDidNotFit,
      "a stubbed call gives null",
      "a stub was never used, and the method was called with other arguments",
      "%s",
      "fix the arguments, or stub with anyInt() or another matcher",
      11,
      "Agents, and what is not taught"),

  /// Nobody stubbed the mocked call.
  NOT_STUBBED(
      ClueInWords::awaitGaveNull,
      "a NullPointerException for what await(…) gave",
      "the return value of await is null",
      "a call gave null, as a mock's call does if nothing is stubbed",
      "stub the call: when(…).returning(…)",
      11,
      "Agents, and what is not taught"),

  /// A call's coroutine never ran.
  NEVER_AWAITED(
      ClueInAudit::neverAwaited,
      "the code ran, and nothing has happened",
      "a coroutine was never awaited",
      "%s was called and never awaited, so it never ran",
      "write await(…) around the call, or createTask(…)",
      3,
      "What it cannot catch"),

  /// `cancel()` is a request.
  CANCEL_IS_A_REQUEST(
      ClueInTrace::askedToStopJustNow,
      "isCancelled() is false right after cancel()",
      "a task was asked to stop and hasn't run since",
      "task %s was asked to stop and hasn't run since: cancel() is a request",
      "await the task, or use assertCancelled(task)",
      12,
      "Look inside"),

  /// A task was only just made.
  ASKED_TOO_EARLY(
      ClueInTrace::notBegunYet,
      "what a task should do hasn't happened yet",
      "a task was made and hasn't started when the assertion runs",
      "task %s hasn't started: it won't run before the test's next await",
      "await it before you check",
      2,
      "One after another, or all at once"),

  /// A queue waits for items that nobody finishes.
  NEVER_FINISHED(
      ClueInAudit::unfinishedQueue,
      "join() never returns",
      "nothing can ever run again, and a queue has unfinished items",
      "join() waits for items for which nobody has called taskDone()",
      "call taskDone() for each item that was taken, in a finally block",
      7,
      "Done is more than taken"),

  /// All wait for each other.
  DEADLOCK(
      ClueInWords.thrown("DeadlockError"),
      "the test hangs",
      "nothing can ever run again",
      "each task waits for something that will never happen",
      "see above which task waits for what; a mock that never completes can cause it too",
      17,
      "A circle beside a heart"),

  /// A task failed and nobody noticed.
  FAILED_UNASKED(
      ClueInAudit::failedUnasked,
      "what a task should have done is missing",
      "a task failed and nobody asked for its result",
      "%s had failed before, and nobody asked for its result",
      "await the task in a place that can handle its failure",
      3,
      "What else is left behind"),

  /// Read, await, write: the last writer wins.
  LOST_UPDATE(
      ClueInTrace::updatesCross,
      "a count is too small, and differs from run to run",
      "tasks of one coroutine cross, and the code awaits between reading and writing",
      "several %s read before any of them wrote: updates are lost",
      "hold a Lock from reading to writing",
      6,
      "The lock"),

  /// It took as long as all its parts together, because each held the loop.
  BLOCKED_SUM(
      ClueInTrace::sumOfBusy,
      "it takes as long as all its parts together",
      "the time found is the sum of what held the loop",
      "it took as long as the sum of its parts, %s in all, because each of them held the loop",
      "wait with await instead of blocking, or move the work to toThread(…)",
      4,
      "What blocks"),

  /// It took as long as all its parts together, because they ran one after another.
  SUM_OF_PARTS(
      ClueInTrace::sumOfSleeps,
      "it takes as long as all its parts together",
      "the time found is the sum of the sleeps, and no two of them overlap",
      "it took as long as the sum of its parts, %s in all: they ran one after another",
      "start them together: gather(…), or a task for each",
      2,
      "One after another, or all at once"),

  /// A callback holds the loop.
  BLOCKED(
      ClueInWords.any("the loop is blocked", "held the loop"),
      "other tasks are late",
      "a callback held the loop",
      "a callback holds the loop, and all others wait",
      "wait with await, or move the work to toThread(…)",
      4,
      "What blocks"),

  /// A time limit passed.
  OUT_OF_TIME(
      ClueInWords.any("of virtual time: see", "of real time: see"),
      "the test hits its time limit",
      "the loop's clock ends it",
      "something it awaits takes longer than the test may, or never happens",
      "see above what each task waits for; give your own waits a limit",
      13,
      "Time is up"),

  /// Another test changed a static field.
  STATE_LEFT(
      ClueInAudit::changedBefore,
      "it passes alone and fails after another test",
      "a static field isn't what it was before the first test",
      "an earlier test changed the static field %s",
      "make it anew in @BeforeEach, or don't make it static",
      8,
      "State that no loop owns"),

  /// Something was opened and never closed.
  NOT_CLOSED(
      ClueInAudit.failure(Finding.Unclosed.class),
      "a resource is never closed",
      "the audit names it",
      "a resource was opened and never closed",
      "open it in try (…) { … }",
      5,
      "Closed in any case"),

  /// A task was still running at the end.
  TASK_LEFT(
      ClueInAudit.failure(Finding.TaskLeft.class),
      "a task is still running when the test is over",
      "the audit names it",
      "a task was left at work",
      "await it, or cancel it and then await it",
      3,
      "What else is left behind");

  @SuppressWarnings("ImmutableEnumChecker") // all of them are stateless
  private final Clue clue;

  private final String symptom;
  private final String clues;
  private final String cause;
  private final String fix;
  private final int chapter;
  private final String heading;

  Signature(
      Clue clue,
      String symptom,
      String clues,
      String cause,
      String fix,
      int chapter,
      String heading) {
    this.clue = clue;
    this.symptom = symptom;
    this.clues = clues;
    this.cause = cause;
    this.fix = fix;
    this.chapter = chapter;
    this.heading = heading;
  }

  /// Returns the first signature that a failed test bears, if any.
  public static Optional<Signature> of(FailedTest failed) {
    return Arrays.stream(values())
        .filter(signature -> signature.clue.in(failed).isPresent())
        .findFirst();
  }

  /// Returns the probable cause of a failed test in one line, if it's a known one.
  ///
  /// Called when the test's loop is closed and audited.
  public static Optional<String> probableCause(FailedTest failed) {
    return Arrays.stream(values()).flatMap(each -> each.explain(failed).stream()).findFirst();
  }

  /// Returns what one sees, such as "the test hangs".
  public String symptom() {
    return symptom;
  }

  /// Returns what gives it away.
  public String clues() {
    return clues;
  }

  /// Returns what causes it, in general terms.
  public String cause() {
    return cause.replace("%s", "…");
  }

  /// Returns how to fix it.
  public String fix() {
    return fix;
  }

  /// Returns the number of the chapter that explains it.
  public int chapter() {
    return chapter;
  }

  /// Returns the heading under which it is explained.
  public String heading() {
    return heading;
  }

  /// Returns the cause and the fix for a failed test in one line, if it bears this signature.
  private Optional<String> explain(FailedTest failed) {
    return clue.in(failed)
        .map(
            whom ->
                format(
                    "%s. %s. Chapter %d, \"%s\"",
                    cause.replace("%s", whom),
                    Character.toUpperCase(fix.charAt(0)) + fix.substring(1),
                    chapter,
                    heading));
  }
}
