package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.LoopSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A clock, a thread's state and its stack of our own stand for a program that waits.
class HeldLoopWatchTest {

  private static final StackTraceElement PARK = frame("jdk.internal.misc.Unsafe", "park", true);
  private static final StackTraceElement SLEEP = frame("java.lang.Thread", "sleep", true);
  private static final StackTraceElement USER = frame("Users", "fetch", false);
  private static final StackTraceElement STEP = frame("dev.loopbook.loop.Task", "step", false);
  private static final StackTraceElement HANDLE = frame("dev.loopbook.loop.Handle", "run", false);
  private static final StackTraceElement STAND_IN = frame("dev.loopbook.Calls", "lock", false);

  private final AtomicLong now = new AtomicLong();
  private final AtomicLong cpu = new AtomicLong(1);
  private final AtomicBoolean waiting = new AtomicBoolean();
  private StackTraceElement[] stack = {SLEEP, USER, STEP, HANDLE};
  private final List<Finding> longHeld = new ArrayList<>();

  private final HeldLoopWatch watch =
      new HeldLoopWatch(
          longHeld::add,
          Set.of("dev.loopbook.Calls"),
          now::get,
          _ -> waiting.get(),
          _ -> stack.clone(),
          _ -> cpu.get());

  private static StackTraceElement frame(String type, String method, boolean ofJdk) {
    return new StackTraceElement(
        null, ofJdk ? "java.base" : null, null, type, method, type + ".java", 17);
  }

  /// Runs a program in virtual time and returns what the watch finds.
  private List<String> found(Body.OfVoid main) {
    LoopSetup.standard().withVirtualTime().withListener(watch).call(() -> run(async(main)));
    return AuditReport.lines(watch.findings());
  }

  /// Holds the loop, and has the watch look at it so often.
  private void hold(long millis, int looks, boolean waits) {
    waiting.set(waits);
    for (var look = 0; look < looks; look++) {
      now.addAndGet(millis * 1_000_000 / looks);
      watch.lookOnce();
    }
  }

  @Test
  void waitingIsFoundWithItsLineAndItsTime() {
    assertEquals(
        List.of(
            "⚠ the loop stood still for 0.9 s in Thread.sleep",
            "    held at  Users:17",
            "    No other task ran in that time. Write await(sleep(…)).",
            "    chapter 4, \"What blocks\""),
        found(() -> hold(900, 9, true)));
  }

  @Test
  void theSameLineCountsInAll() {
    var found =
        found(
            () -> {
              for (var times = 0; times < 5; times++) {
                hold(40, 4, true);
                await(sleep(millis(1)));
              }
            });
    assertEquals("⚠ the loop stood still for 0.2 s in Thread.sleep", found.getFirst());
  }

  @Test
  void busyIsFoundWhereItReallyHoldsTheThread() {
    var clock = frame("dev.loopbook.loop.RealClock", "busy", false);
    var busy = frame("dev.loopbook.loop.Async", "busy", false);
    stack = new StackTraceElement[] {SLEEP, clock, busy, USER, STEP, HANDLE};
    assertEquals(
        List.of(
            "⚠ the loop stood still for 0.3 s in busy",
            "    held at  Users:17",
            "    No other task ran in that time. Write await(toThread(…)).",
            "    chapter 4, \"What blocks\""),
        found(() -> hold(300, 9, true)));
  }

  @Test
  void otherCodeOfLoopbooksWaitsForAReasonOfItsOwn() {
    stack =
        new StackTraceElement[] {
          PARK, frame("dev.loopbook.loop.Cycle", "poll", false), USER, STEP, HANDLE
        };
    assertEquals(List.of(), found(() -> hold(300, 9, true)));
  }

  @Test
  void withoutAProcessorNothingIsFoundHoweverLongItTakes() {
    assertEquals(List.of(), found(() -> hold(60_000, 100, false)));
  }

  /// Computes for a while on a busy machine, and has the watch look at it so often.
  private void compute(long millis, int looks) {
    for (var look = 0; look < looks; look++) {
      cpu.addAndGet(millis * 1_000_000 / looks);
      hold(5 * millis / looks, 1, false);
    }
  }

  @Test
  void computingForLongIsFoundByItsCpuTime() {
    var sum = frame("Users", "slowSum", false);
    stack = new StackTraceElement[] {sum, sum, USER, STEP, HANDLE};
    assertEquals(
        List.of(
            "⚠ the loop stood still for 1.9 s, computing",
            "    held at  Users:17",
            "    No other task ran in that time. Write await(toThread(…)), or",
            "    await(sleep(millis(0))) now and then.",
            "    chapter 4, \"What blocks\""),
        found(() -> compute(1_950, 95)));
  }

  @Test
  void eachLookAtAComputationMayFindAnotherLineOfIt() {
    var found =
        found(
            () -> {
              for (var line = 1; line <= 100; line++) {
                stack = new StackTraceElement[] {line(line), STEP, HANDLE};
                compute(20, 1);
              }
            });
    assertEquals("⚠ the loop stood still for 1.9 s, computing", found.getFirst());
    assertEquals("    held at  Users:4", found.get(1)); // the first that counts
    assertEquals(4, found.size() - 1);
  }

  private static StackTraceElement line(int number) {
    return new StackTraceElement("Users", "fetch", "Users.java", number);
  }

  @Test
  void computingInPiecesIsNotFound() {
    assertEquals(
        List.of(),
        found(
            () -> {
              for (var piece = 0; piece < 10; piece++) {
                compute(900, 40);
                await(sleep(millis(0)));
              }
            }));
  }

  @Test
  void loopbookMayCompute() {
    stack = new StackTraceElement[] {frame("dev.loopbook.Out", "print", false), USER, STEP, HANDLE};
    assertEquals(List.of(), found(() -> compute(1_900, 90)));
  }

  @Test
  void aFileIsWaitedForInNativeCodeToo() {
    stack =
        new StackTraceElement[] {
          new StackTraceElement(
              null, "java.base", null, "sun.nio.fs.UnixNativeDispatcher", "open0", null, -2),
          frame("java.nio.file.Files", "readString", true),
          USER,
          STEP,
          HANDLE
        };
    assertEquals(
        "⚠ the loop stood still for 0.9 s in Files.readString",
        found(() -> hold(950, 95, false)).getFirst());
  }

  @Test
  void theAdviceFitsTheCall() {
    assertEquals("Write await(sleep(…)).", advice("java.util.concurrent.TimeUnit", "sleep"));
    assertEquals(
        "Write await(sleep(…)).", advice("java.util.concurrent.locks.LockSupport", "parkNanos"));
    assertEquals(
        "Use dev.loopbook.sync.Lock, and await(lock.acquire()).",
        advice("java.util.concurrent.locks.StampedLock", "writeLock"));
    assertEquals(
        "Between tasks use dev.loopbook.sync.Queue; otherwise write await(toThread(…)).",
        advice("java.util.concurrent.ArrayBlockingQueue", "take"));
    assertEquals(
        "Between tasks use dev.loopbook.sync.Semaphore; otherwise write await(toThread(…)).",
        advice("java.util.concurrent.Semaphore", "acquire"));
    assertEquals("Write await(toThread(…)).", advice("java.lang.Thread", "join"));
  }

  private static String advice(String type, String method) {
    var call = type.substring(type.lastIndexOf('.') + 1) + "." + method;
    var fix = new Finding.LoopHeld(call, 1_000_000_000, Optional.empty()).fix(Optional.empty());
    return fix.replace("No other task ran in that time. ", "");
  }

  @Test
  void twoLooksOnABusyMachineAreNotEnough() {
    assertEquals(List.of(), found(() -> hold(60_000, 2, true)));
  }

  @Test
  void lessThanATenthOfASecondIsNotWorthAWord() {
    assertEquals(List.of(), found(() -> hold(99, 9, true)));
  }

  @Test
  void onlyTheTimeThatItWaitedCounts() {
    var found =
        found(
            () -> {
              hold(10_000, 10, false);
              hold(300, 3, true);
              hold(10_000, 10, false);
            });
    assertEquals("⚠ the loop stood still for 0.3 s in Thread.sleep", found.getFirst());
  }

  @Test
  void whatFollowsTheLastLookCountsToo() {
    var found =
        found(
            () -> {
              hold(300, 3, true);
              now.addAndGet(200_000_000);
            });
    assertEquals("⚠ the loop stood still for 0.5 s in Thread.sleep", found.getFirst());
  }

  @Test
  void aStandInIsCalledLikeWhatItStandsFor() {
    var lock = frame("java.util.concurrent.locks.ReentrantLock", "lockInterruptibly", true);
    stack = new StackTraceElement[] {PARK, lock, STAND_IN, USER, STEP, HANDLE};
    var found = found(() -> hold(300, 3, true));
    assertEquals("⚠ the loop stood still for 0.3 s in ReentrantLock.lock", found.getFirst());
    assertTrue(found.get(2).contains("Use dev.loopbook.sync.Lock"), found.toString());
  }

  @Test
  void aClassBehindAnApiIsNamedAsTheProgramKnowsIt() {
    var send = frame("jdk.internal.net.http.HttpClientFacade", "send", true);
    stack = new StackTraceElement[] {PARK, send, USER, STEP, HANDLE};
    assertEquals(
        "⚠ the loop stood still for 0.3 s in HttpClient.send",
        found(() -> hold(300, 3, true)).getFirst());
  }

  @Test
  void withoutACallItWaitsForAMonitor() {
    stack = new StackTraceElement[] {USER, STEP, HANDLE};
    assertEquals(
        "⚠ the loop stood still for 0.3 s in synchronized",
        found(() -> hold(300, 3, true)).getFirst());
  }

  @Test
  void aReadCountsAlthoughItsThreadIsSaidToRun() {
    stack =
        new StackTraceElement[] {
          new StackTraceElement(null, "java.base", null, "sun.nio.ch.Net", "poll", null, -2),
          frame("java.net.Socket$SocketInputStream", "read", true),
          USER,
          STEP,
          HANDLE
        };
    assertEquals(
        "⚠ the loop stood still for 0.9 s in SocketInputStream.read",
        found(
                () -> {
                  hold(90, 3, false); // only later does it look at the stack
                  hold(900, 9, false);
                })
            .getFirst());
  }

  @Test
  void theFirstMockOfAProgramMayWaitForItsAgent() {
    var attacher = frame("net.bytebuddy.agent.Attacher", "install", false);
    stack = new StackTraceElement[] {SLEEP, attacher, USER, STEP, HANDLE};
    assertEquals(List.of(), found(() -> hold(900, 9, true)));
  }

  @Test
  void loopbooksOwnCodeMayWait() {
    stack = new StackTraceElement[] {PARK, frame("dev.loopbook.Out", "print", false), USER, HANDLE};
    assertEquals(List.of(), found(() -> hold(900, 9, true)));
    stack = new StackTraceElement[] {SLEEP, STEP, HANDLE, USER};
    assertEquals(List.of(), found(() -> hold(900, 9, true)));
  }

  @Test
  void whoHoldsItForLongIsReportedAtOnceAndOnce() {
    found(
        () -> {
          hold(4_900, 10, true);
          assertEquals(List.of(), longHeld);
          hold(200, 2, true);
          assertEquals(
              List.of("the loop stood still for 5 s in Thread.sleep"),
              longHeld.stream().map(Finding::what).toList());
          hold(60_000, 60, true);
          assertEquals(1, longHeld.size());
        });
  }
}
