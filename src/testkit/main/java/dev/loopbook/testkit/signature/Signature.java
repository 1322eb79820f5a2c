package dev.loopbook.testkit.signature;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.INTERNAL;

import dev.loopbook.watch.Finding;
import java.util.Optional;
import org.apiguardian.api.API;

/// The known ways in which tests of asynchronous code fail: what one sees, what gives it away, what
/// it comes from and what mends it.
///
/// The order is that in which they are tried, the ones that cannot be mistaken first.
@API(status = INTERNAL, since = "1.0")
public enum Signature {

  /// A fake that never suspends turns a polite loop into one that holds everything.
  SPINS(
      ClueInTrace::spins,
      "the test never ends, and no time-out fires",
      "one coroutine begins thousands of times in one tick",
      "%s never suspends, so the code around it spins and no time-out can fire",
      "do not replace sleep: in virtual time it costs nothing",
      12,
      "A sleep that does not sleep"),

  /// The callback that runs never gives the loop back.
  HELD(
      ClueInWords.any("by the wall clock"),
      "the test never ends, and no time-out fires",
      "the wall clock ends it, not the loop's",
      "something holds the loop and never awaits, so no time-out can fire",
      "look at the line where it stood; wait with await, or hand the work to a thread",
      4,
      "What blocks"),

  /// One coroutine awaited twice; above all a mock that returns the same one at each call.
  AWAITED_TWICE(
      ClueInWords.any("cannot reuse already awaited"),
      "the first call works, the second fails",
      "cannot reuse already awaited",
      "the same coroutine was awaited twice; a mock that returns one coroutine for all calls does that",
      "call the method again, or stub it with returning(…)",
      2,
      "The states of a coroutine"),

  /// A future, lock or queue that belongs to the loop of another test.
  OTHER_LOOP(
      ClueInWords.any("different loop"),
      "it works alone and fails in the second test",
      "belongs to a different loop",
      "something belongs to another loop, that of another test or one made by hand",
      "make it in the test or in its @BeforeEach, not in a static field",
      8,
      "Two loops in one test"),

  /// It fails in another order of its callbacks, as the search for schedules has found.
  REORDERED(
      ClueInWords.thrown("ScheduleFailure"),
      "it passes in one run and fails in another",
      "it fails in another legal order of its callbacks",
      "code relies on who runs first",
      "wait for what is needed; replay the order that fails with its token",
      6,
      "When it does vary"),

  /// The loop is gone: a fixture that lives longer than it.
  LOOP_CLOSED(
      ClueInWords.any("Event loop is closed"),
      "it fails in the clean-up or in the second test",
      "Event loop is closed",
      "something outlived the loop that it was made on",
      "make it and close it in the same test; look at the scope of the fixture",
      8,
      "First answer: a loop for each call"),

  /// A loop started inside a loop.
  LOOP_IN_LOOP(
      ClueInWords.any("cannot be called from a running event loop"),
      "the test fails at run(…)",
      "cannot be called from a running event loop",
      "the test runs on a loop already and starts another one",
      "write await(…) in the place of run(…)",
      8,
      "Two loops in one test"),

  /// Asynchronous code in a test that runs on no loop.
  NO_LOOP(
      ClueInWords.any("outside a running loop", "no running event loop"),
      "the test fails at its first await",
      "there is no running event loop",
      "this code runs on no loop: the test is a plain one, or it is another thread's code",
      "put @LoopTest on the test's class; in a thread, await nothing",
      8,
      "Run"),

  /// A monitor across an await.
  IN_MONITOR(
      ClueInWords.any("await inside synchronized"),
      "an await fails that works elsewhere",
      "await inside synchronized",
      "a synchronized block keeps no coroutine out, as all are on one thread",
      "use dev.loopbook.sync.Lock",
      6,
      "Java's own locks"),

  /// A plain mock in the place of one that can be awaited.
  WRONG_MOCK(
      ClueInWords.any("await(null)", "cannot be returned by"),
      "an await of a mocked call fails",
      "the mock gave null, or a plain value, where a coroutine is due",
      "a plain mock was asked for a coroutine and has none",
      "make it with asyncMock(…) and stub it with when(…).returning(…)",
      11,
      "A mock that knows no coroutines"),

  /// Code that finds its own way to the network.
  REAL_NETWORK(
      ClueInWords.thrown("HttpConnectionError"),
      "the test fails where there is no network, or no server",
      "cannot connect",
      "a request found nobody to answer it: the code reaches the real network, or its stub refuses",
      "hand the code an HttpStub in the place of HttpClient.real()",
      15,
      "The whole application, without a network"),

  /// A coroutine where its value was meant.
  USED_AS_VALUE(
      ClueInWords::coroutineForValue,
      "the value found is <coroutine …>, or it cannot be cast",
      "a coroutine is compared, printed or cast",
      "%s was used as if it were its value",
      "write await(…) around it",
      3,
      "What the compiler catches"),

  /// A stub for other arguments than those of the call.
  STUB_DOES_NOT_FIT(
      ClueInAudit::stubThatDidNotFit,
      "a stubbed call gives null",
      "a stub was never used, and the method was called with other arguments",
      "%s",
      "mend the arguments, or stub with anyInt() or another matcher",
      11,
      "Agents, and what is not taught"),

  /// A mocked call that nobody stubbed.
  NOT_STUBBED(
      ClueInWords::awaitGaveNull,
      "a NullPointerException at what await(…) gave",
      "the return value of await is null",
      "a call gave null; a mock gives that where nothing is stubbed",
      "stub the call: when(…).returning(…)",
      11,
      "Agents, and what is not taught"),

  /// A call whose coroutine never ran.
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
      "isCancelled() is false just after cancel()",
      "a task was asked to stop and has not had a turn since",
      "task %s was asked to stop and has had no turn since: cancel() is a request",
      "await the task, or use assertCancelled(task)",
      12,
      "Look inside"),

  /// A task that was made just now.
  ASKED_TOO_EARLY(
      ClueInTrace::notBegunYet,
      "what a task does has not happened yet",
      "a task was made and has not begun when the assertion is made",
      "task %s has not begun: it runs at the next await of the test, not before",
      "await it before you look",
      2,
      "One after another, or all at once"),

  /// A queue that waits for items that nobody finishes.
  NEVER_FINISHED(
      ClueInAudit::unfinishedQueue,
      "join() never returns",
      "nothing can ever run again, and a queue has unfinished items",
      "join() waits for items that nobody has called taskDone() for",
      "call taskDone() for each item that was taken, in a finally",
      7,
      "Done is more than taken"),

  /// Everybody waits, nobody comes.
  DEADLOCK(
      ClueInWords.thrown("DeadlockError"),
      "the test hangs",
      "nothing can ever run again",
      "each task waits for something that nobody will do any more",
      "look at who waits for what above; a mock that never completes does it too",
      17,
      "A circle beside a heart"),

  /// A task that failed where nobody looked.
  FAILED_UNASKED(
      ClueInAudit::failedUnasked,
      "what a task should have done is missing",
      "a task failed and nobody asked for its result",
      "%s failed before, and nobody asked it",
      "await the task where its failure can be handled",
      3,
      "What else is left behind"),

  /// Read, await, write: the last one wins.
  LOST_UPDATE(
      ClueInTrace::updatesCross,
      "a count is too small; in another run it may be another",
      "tasks of one coroutine go on while another of them stands between reading and writing",
      "several %s read before any of them has written: updates are lost",
      "hold a Lock from the reading to the writing",
      6,
      "The lock"),

  /// It took as long as all parts together, because each held the loop.
  BLOCKED_SUM(
      ClueInTrace::sumOfBusy,
      "it takes as long as all parts together",
      "the time found is the sum of what held the loop",
      "it ran as long as the sum of its parts, %s in all, as each of them held the loop",
      "wait with await instead of blocking, or hand the work to toThread(…)",
      4,
      "What blocks"),

  /// It took as long as all parts together, because one waited for the other.
  SUM_OF_PARTS(
      ClueInTrace::sumOfSleeps,
      "it takes as long as all parts together",
      "the time found is the sum of the sleeps, of which no two overlap",
      "it ran as long as the sum of its parts, %s in all: one after another",
      "start them together: gather(…), or a task for each",
      2,
      "One after another, or all at once"),

  /// A callback that holds the loop.
  BLOCKED(
      ClueInWords.any("the loop is blocked", "held the loop"),
      "other tasks are late",
      "a callback held the loop",
      "a callback holds the loop, and everybody else waits",
      "wait with await, or hand the work to toThread(…)",
      4,
      "What blocks"),

  /// A limit passed.
  OUT_OF_TIME(
      ClueInWords.any("of virtual time: see", "of real time: see"),
      "the test hits its limit of time",
      "the loop's clock ends it",
      "something that it awaits takes longer than the test may, or never comes",
      "see what each task waits for above; give waits of your own a limit",
      13,
      "Time is up"),

  /// What another test left in a static field.
  STATE_LEFT(
      ClueInAudit::changedBefore,
      "it passes alone and fails after another test",
      "a static field is not what it was before the first test",
      "an earlier test changed the static field %s",
      "make it anew in @BeforeEach, or leave out static",
      8,
      "State that no loop owns"),

  /// Something was opened and not closed.
  NOT_CLOSED(
      ClueInAudit.any(Finding.Unclosed.class),
      "a resource is never closed",
      "the audit names it",
      "a resource was opened and never closed",
      "open it in try (…) { … }",
      5,
      "Closed in any case"),

  /// A task was still at work at the end.
  TASK_LEFT(
      ClueInAudit.any(Finding.TaskLeft.class),
      "a task is at work when the test is over",
      "the audit names it",
      "a task was left at work",
      "await it, or cancel it and await that",
      3,
      "What else is left behind");

  @SuppressWarnings("ImmutableEnumChecker") // all are methods without state
  private final Clue clue;

  private final String symptom;
  private final String clues;
  private final String cause;
  private final String mend;
  private final int chapter;
  private final String heading;

  Signature(
      Clue clue,
      String symptom,
      String clues,
      String cause,
      String mend,
      int chapter,
      String heading) {
    this.clue = clue;
    this.symptom = symptom;
    this.clues = clues;
    this.cause = cause;
    this.mend = mend;
    this.chapter = chapter;
    this.heading = heading;
  }

  /// Returns what one sees.
  public String symptom() {
    return symptom;
  }

  /// Returns what gives it away.
  public String clues() {
    return clues;
  }

  /// Returns what it comes from, in general words.
  public String cause() {
    return cause.replace("%s", "…");
  }

  /// Returns what to do about it.
  public String mend() {
    return mend;
  }

  /// Returns the number of the chapter that explains it.
  public int chapter() {
    return chapter;
  }

  /// Returns the heading under which it is explained.
  public String heading() {
    return heading;
  }

  /// Returns the cause and the mend for a failed test in a line, if this is what it suffers from.
  Optional<String> explain(Evidence failed) {
    return clue.in(failed)
        .map(
            whom ->
                format(
                    "%s. %s. Chapter %d, \"%s\"",
                    cause.replace("%s", whom),
                    Character.toUpperCase(mend.charAt(0)) + mend.substring(1),
                    chapter,
                    heading));
  }

  boolean fits(Evidence failed) {
    return clue.in(failed).isPresent();
  }
}
