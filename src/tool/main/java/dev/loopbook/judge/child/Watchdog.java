package dev.loopbook.judge.child;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Stops a test that takes too long, and reports the line that it had reached. It has a thread of
/// its own, because the test's may never come back. That thread also tells the parent that this
/// process is alive.
///
/// On a busy machine, little of the time that passes is the test's doing. So what counts is what
/// the test itself did with it: while it computes, the CPU time that it got; while it waits, real
/// time, but only as much as this process was really awake for. A process that is stopped for an
/// hour and continued has lost nothing.
final class Watchdog implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final long LONGEST_LOOK = 2 * LOOK.toNanos();
  private static final long LONG = Duration.ofSeconds(2).toNanos();
  private static final long LITTLE = Duration.ofMillis(20).toNanos();
  private static final long NEXT_TO_NOTHING = Duration.ofMillis(1).toNanos();
  private static final long CHECK_CPU_AFTER = Duration.ofMillis(200).toNanos();

  private final Job job;
  private final StackLines lines;
  private final MessageSender channel;
  private final LongSupplier ticks;
  private final Thread runner;
  private final Set<Thread> known;
  private final Thread thread;
  private volatile boolean over;
  private volatile long began; // by the runner, for the watchdog
  private final AtomicLong test = new AtomicLong(); // counts the changes

  /// @param ticks counts the iterations of the test's loops: code that ticks does return to the
  ///   loop
  /// @param known the threads that aren't the job's
  Watchdog(
      Job job,
      StackLines lines,
      MessageSender channel,
      LongSupplier ticks,
      Thread runner,
      Set<Thread> known) {
    this.job = job;
    this.lines = lines;
    this.channel = channel;
    this.ticks = ticks;
    this.runner = runner;
    this.known = known;
    this.thread = Thread.ofPlatform().daemon().name("watchdog").unstarted(this::watch);
  }

  void start() {
    began = System.nanoTime();
    thread.start();
  }

  /// Signals that a test begins or ends, so that its time starts at zero.
  void testChanges() {
    began = System.nanoTime();
    test.incrementAndGet();
  }

  private void watch() {
    var spent = new Spent();
    var lastLook = System.nanoTime();
    var untilBeat = 0L;
    while (!over) {
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException _) {
        continue; // only close ends this
      }
      var now = System.nanoTime();
      var awake = Math.min(now - lastLook, LONGEST_LOOK);
      lastLook = now;
      untilBeat -= awake;
      if (untilBeat <= 0) {
        channel.say(Message.Stage.ALIVE);
        untilBeat = Heartbeat.EVERY.toNanos();
      }
      spent.look(awake, now - began < CHECK_CPU_AFTER);
    }
  }

  /// What the job has spent so far. Used by the watchdog's thread alone.
  private final class Spent {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long seenTest = -1;
    private long seenTicks = -1;
    private long cpuSinceTick = -1; // the runner's CPU time when it last returned to the loop
    private long runnersCpu = -1;
    private long othersCpu = -1;
    private final Progress runners = new Progress();
    private final Progress others = new Progress();
    private long waited; // by the running test
    private long whole; // by all tests

    /// Adds what happened since the last look.
    ///
    /// @param awake how long that was
    /// @param early whether the test has just begun, and is probably over before it's worth a look
    void look(long awake, boolean early) {
      if (test.get() != seenTest) {
        seenTest = test.get();
        cpuSinceTick = -1;
        runnersCpu = -1;
        waited = 0;
        runners.forget();
        others.forget();
      }
      var ticked = ticks.getAsLong() != seenTicks;
      if (ticked) {
        seenTicks = ticks.getAsLong();
        cpuSinceTick = -1;
      }
      if (early) {
        whole += awake;
        return;
      }
      var cpu = threads.getThreadCpuTime(runner.threadId());
      if (cpuSinceTick < 0) {
        cpuSinceTick = cpu;
      }
      if (cpu - cpuSinceTick > job.computing().toNanos()) {
        stop(Message.Limit.COMPUTING);
      }
      var computed = runnersCpu < 0 ? 0 : cpu - runnersCpu; // what it did before isn't this test's
      runnersCpu = cpu;
      runners.look(awake, computed);
      if (ticked || !runners.isNone() && isAtWork(runner, runners.isSome())) {
        whole += Math.min(awake, computed);
      } else {
        var waiting = Math.min(awake, workOfOthers(awake));
        waited += waiting;
        whole += waiting;
      }
      if (waited > job.waiting().toNanos()) {
        stop(Message.Limit.WAITING);
      } else if (whole > job.whole().toNanos()) {
        stop(Message.Limit.WHOLE);
      }
    }

    /// Returns the CPU time that the job's other threads got since the last look. If none of them
    /// could use any, nothing holds up the test but itself, and that's all the time there was.
    private long workOfOthers(long all) {
      var working =
          allThreads().stream()
              .filter(each -> each != runner && each != thread && !known.contains(each))
              .filter(each -> isAtWork(each, false))
              .toList();
      var cpu =
          working.stream()
              .mapToLong(each -> Math.max(0, threads.getThreadCpuTime(each.threadId())))
              .sum();
      var before = othersCpu;
      othersCpu = working.isEmpty() ? -1 : cpu;
      if (working.isEmpty()) {
        return all;
      }
      if (before < 0) {
        return 0;
      }
      var computed = Math.max(0, cpu - before);
      others.look(all, computed);
      return others.isNone() ? all : computed;
    }
  }

  private static List<Thread> allThreads() {
    var group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    var all = new Thread[2 * group.activeCount() + 8];
    return List.of(Arrays.copyOf(all, group.enumerate(all)));
  }

  /// Returns whether a thread waits for nothing but a processor.
  ///
  /// @param evenInNative whether it does so even in native code, where most threads wait for a
  ///   socket or a file
  private static boolean isAtWork(Thread thread, boolean evenInNative) {
    if (thread.getState() != Thread.State.RUNNABLE) {
      return false;
    }
    var stack = thread.getStackTrace();
    return stack.length > 0 && (evenInNative || !stack[0].isNativeMethod());
  }

  /// Tells threads that compute from those that only seem to: most that are in native code wait
  /// there for a socket or a file, and one that waits for another to initialize a class is runnable
  /// as well. Over some seconds, even a very busy machine gives each one that computes some time.
  private static final class Progress {
    private long awake;
    private long computed;
    private long latest = Long.MAX_VALUE; // what was computed in the last seconds

    void look(long awakeNow, long computedNow) {
      awake += awakeNow;
      computed += computedNow;
      if (awake > LONG) {
        latest = computed;
        awake = 0;
        computed = 0;
      }
    }

    boolean isSome() {
      return latest > LITTLE;
    }

    boolean isNone() {
      return latest < NEXT_TO_NOTHING;
    }

    void forget() {
      awake = 0;
      computed = 0;
      latest = Long.MAX_VALUE;
    }
  }

  private void stop(Message.Limit limit) {
    if (!over) {
      channel.last(new Message.Stopped(limit, lines.ofStudent(runner.getStackTrace())));
    }
  }

  @Override
  public void close() {
    over = true;
    thread.interrupt();
  }
}
