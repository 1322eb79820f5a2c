package dev.loopbook.judge.child;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Stops a test that takes too long, and reports the line that it had reached. It has a thread of
/// its own, because the test's may never come back. That thread also tells the parent that this
/// process is alive.
///
/// What counts is the time that the test [spent itself][SpentTime]. A process that is stopped for
/// an hour and continued has lost nothing.
final class Watchdog implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final long LONGEST_LOOK = 2 * LOOK.toNanos();
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
    var spent = new SpentTime(job, new JobThreads());
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
      spent
          .look(test.get(), ticks.getAsLong(), awake, now - began < CHECK_CPU_AFTER)
          .ifPresent(this::stop);
    }
  }

  /// The job's threads, as the JVM shows them. Used by the watchdog's thread alone.
  private final class JobThreads implements SpentTime.Threads {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public long cpu() {
      return threads.getThreadCpuTime(runner.threadId());
    }

    @Override
    public boolean isAtWork(boolean evenInNative) {
      return Watchdog.isAtWork(runner, evenInNative);
    }

    @Override
    public OptionalLong cpuOfOthers() {
      var working =
          allThreads().stream()
              .filter(each -> each != runner && each != thread && !known.contains(each))
              .filter(each -> Watchdog.isAtWork(each, false))
              .toList();
      return working.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(
              working.stream()
                  .mapToLong(each -> Math.max(0, threads.getThreadCpuTime(each.threadId())))
                  .sum());
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
