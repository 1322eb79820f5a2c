package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Runner;
import dev.loopbook.text.SourcePlace;
import dev.loopbook.text.TimeText;
import dev.loopbook.watch.ThreadWaits;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Ends a stage of a test that takes too much real time.
///
/// A virtual thread waits for that: it costs next to nothing, and programs that list their threads
/// don't see it. It cancels the stage's task first, and then interrupts the thread a few times. If
/// even that doesn't help, it says so, because nobody else can: the thread that reports results is
/// the one that hangs.
///
/// On a busy machine a test may wait a long time for a processor. That isn't its fault, so only a
/// quarter of such time counts: a thread that could run and got no processor is charged for the
/// processor time it had, but for at least a quarter of the time that passed. (It may also be in a
/// native call that waits, which looks the same from outside; so it can't be free.)
final class WallLimit implements AutoCloseable {

  private static final Duration LONGEST_GRACE = Duration.ofMillis(500);
  private static final int INTERRUPTS = 5;
  private static final long LONGEST_LOOK = Duration.ofMillis(50).toNanos();
  private static final long SHORTEST_LOOK = Duration.ofMillis(1).toNanos();

  private static final StackTraceElement[] NO_STACK = {};
  private static final int LOOKS_BEFORE_STACK = 3;

  /// A thread that computes gets at least one part in so many of a processor, however busy the
  /// machine is.
  private static final int LEAST_SHARE = 20;

  /// The first second counts in full: to ask for processor times loads a lot of classes.
  private static final long PLAIN = Duration.ofSeconds(1).toNanos();

  private final Duration limit;
  private final Runner runner;
  private final LoopProgress progress;
  private final Optional<RealWaits> waits;
  private final Consumer<StackTraceElement[]> onStuck;
  private final Thread tested = Thread.currentThread();
  private final ClassLoader loader;
  private final Thread waiting;

  // Written by the waiting thread; read by the tested one after it was cancelled or interrupted.
  private volatile StackTraceElement @Nullable [] stoodAt;
  private volatile boolean held;

  // Of the waiting thread: for how long the callback that runs has been seen, and how much
  // processor
  // time the tested thread had had when that began.
  private long heldFor;
  private long computedBefore;

  private WallLimit(
      Duration limit,
      Runner runner,
      LoopProgress progress,
      Optional<RealWaits> waits,
      Consumer<StackTraceElement[]> onStuck) {
    this.waits = waits;
    this.limit = limit;
    this.runner = runner;
    this.progress = progress;
    this.onStuck = onStuck;
    loader =
        Optional.ofNullable(tested.getContextClassLoader())
            .orElseGet(ClassLoader::getSystemClassLoader);
    waiting =
        Thread.ofVirtual()
            .name("loopbook-wall-limit")
            .inheritInheritableThreadLocals(false)
            .start(this::endInTime);
  }

  /// Starts to measure what the calling thread does next.
  ///
  /// @param waits notes where the thread waits, if somebody wants to know
  /// @param onStuck called with the thread's stack, on another thread, if nothing ends the stage
  static WallLimit of(
      Duration limit,
      Runner runner,
      LoopProgress progress,
      Optional<RealWaits> waits,
      Consumer<StackTraceElement[]> onStuck) {
    return new WallLimit(limit, runner, progress, waits, onStuck);
  }

  private void endInTime() {
    try {
      waitForLimit();
      var stack = tested.getStackTrace();
      held = isHeld(stack);
      stoodAt = stack;
      var grace = limit.compareTo(LONGEST_GRACE) < 0 ? limit : LONGEST_GRACE;
      for (var times = 0; times <= INTERRUPTS; times++) {
        if (!runner.interrupt()) {
          tested.interrupt();
        }
        Thread.sleep(grace);
      }
      onStuck.accept(tested.getStackTrace());
    } catch (InterruptedException over) {
      // the stage ended by itself
    }
  }

  private void waitForLimit() throws InterruptedException {
    var look = Duration.ofNanos(Math.clamp(limit.toNanos() / 10, SHORTEST_LOOK, LONGEST_LOOK));
    var began = System.nanoTime();
    var before = began;
    var cpuBefore = -1L;
    var charged = 0L;
    var lastTurn = progress.turns();
    var looks = 0L;
    while (charged < limit.toNanos()) {
      Thread.sleep(look);
      var now = System.nanoTime();
      var cpu = now - began < PLAIN ? -1 : processorTime();
      var cost =
          charge(
              now - before,
              cpu < 0 || cpuBefore < 0 ? -1 : cpu - cpuBefore,
              tested.getState() == Thread.State.RUNNABLE);
      charged += cost;
      var turn = progress.turns();
      looks = turn == lastTurn ? looks + 1 : 0;
      noteWait(turn, looks, now);
      noteHold(turn == lastTurn && turn % 2 == 1, cost);
      lastTurn = turn;
      before = now;
      cpuBefore = cpu;
    }
  }

  private void noteHold(boolean isSameCallback, long cost) {
    if (!isSameCallback) {
      heldFor = 0;
    } else if (heldFor == 0) {
      heldFor = cost;
      computedBefore = processorTime();
    } else {
      heldFor += cost;
    }
  }

  private boolean isHeld(StackTraceElement[] stack) {
    var waits = ThreadWaits.isWaiting(tested) || ThreadWaits.isReading(stack);
    return isHeld(heldFor, limit.toNanos(), processorTime() - computedBefore, waits);
  }

  /// Returns whether one callback held the loop. One that was in the middle of something when its
  /// thread lost the processor didn't: it was nearly over, and computed nothing meanwhile.
  ///
  /// @param heldFor how long the same callback ran, of the nanoseconds that count
  /// @param computed how much processor time it had meanwhile
  /// @param waits whether it waits now, which takes none
  static boolean isHeld(long heldFor, long limit, long computed, boolean waits) {
    return heldFor > limit / 2 && (waits || computed > heldFor / LEAST_SHARE);
  }

  /// @param looks how often this turn was seen before
  private void noteWait(long turn, long looks, long now) {
    waits.ifPresent(
        noted -> noted.look(turn, now, turn % 2 == 1 ? stackOfWait(looks) : NO_STACK, loader));
  }

  /// Returns the thread's stack if it waits, and otherwise nothing. A thread in a read counts as
  /// running; to tell, one needs its stack, which isn't cheap.
  private StackTraceElement[] stackOfWait(long looks) {
    if (ThreadWaits.isWaiting(tested)) {
      return tested.getStackTrace();
    }
    if (looks < LOOKS_BEFORE_STACK) {
      return NO_STACK;
    }
    var stack = tested.getStackTrace();
    return ThreadWaits.isReading(stack) ? stack : NO_STACK;
  }

  private long processorTime() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(tested.threadId());
  }

  /// Returns how much of `passed` counts.
  ///
  /// @param processor how much processor time the thread had meanwhile; negative if that's unknown
  static long charge(long passed, long processor, boolean runnable) {
    return processor < 0 || !runnable ? passed : Math.min(passed, Math.max(processor, passed / 4));
  }

  boolean isExceeded() {
    return stoodAt != null;
  }

  /// Returns the failure of a test that took too long.
  ///
  /// @param ended what ended it; null if it ended by itself, though it was asked to stop
  /// @param stubborn names tasks that were cancelled and go on nevertheless
  AssertionError error(@Nullable Throwable ended, Optional<StubbornTaskError> stubborn) {
    var stood = stoodAt;
    var error =
        new AssertionError(
            format(
                "not over after %s by the wall clock: see @LoopTest(wallTimeout = …)%s%s",
                TimeText.seconds(limit),
                stood == null ? "" : heldAt(stood),
                stubborn.map(each -> "\n" + each.getMessage()).orElse("")),
            ended);
    if (stood != null) {
      error.setStackTrace(stood);
    }
    return error;
  }

  /// Only says what was seen: the same callback ran all the time, in the author's own code.
  private String heldAt(StackTraceElement[] stood) {
    return held && !OwnLine.isLoading(stood, loader)
        ? OwnLine.in(stood, loader)
            .map(line -> "; it held the loop without an await, at " + SourcePlace.of(line))
            .orElse("")
        : "";
  }

  @Override
  public void close() {
    waiting.interrupt();
    if (isExceeded()) {
      Thread.interrupted(); // an interrupt that came too late isn't meant for the next stage
    }
  }
}
