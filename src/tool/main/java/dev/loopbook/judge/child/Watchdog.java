package dev.loopbook.judge.child;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Stops a test that takes too long, and says where it stood. A thread of its own, as the test's
/// may never come back.
final class Watchdog implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final long RARE_LOOK = Duration.ofSeconds(2).toNanos();
  private static final long LITTLE = Duration.ofMillis(20).toNanos();
  private static final long CHECK_CPU_AFTER = Duration.ofMillis(200).toNanos();

  private final Job job;
  private final StackLines lines;
  private final MessageSender channel;
  private final LongSupplier ticks;
  private final Thread runner;
  private final Thread thread;
  private volatile boolean over;
  private volatile long began; // by the runner, for the watchdog
  private final AtomicLong test = new AtomicLong(); // counts the changes

  /// @param ticks counts the iterations of the test's loops: what ticks does give the loop back
  Watchdog(Job job, StackLines lines, MessageSender channel, LongSupplier ticks, Thread runner) {
    this.job = job;
    this.lines = lines;
    this.channel = channel;
    this.ticks = ticks;
    this.runner = runner;
    this.thread = Thread.ofPlatform().daemon().name("watchdog").unstarted(this::watch);
  }

  void start() {
    began = System.nanoTime();
    thread.start();
  }

  /// A test begins, or ends: the time counts anew.
  void testChanges() {
    began = System.nanoTime();
    test.incrementAndGet();
  }

  private void watch() {
    var seen = -1L;
    var seenTicks = -1L;
    var cpuAtBegin = 0L;
    var lastCpu = 0L;
    var lastLook = 0L;
    var computes = true;
    while (!over) {
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException _) {
        return;
      }
      var took = System.nanoTime() - began;
      if (test.get() != seen || ticks.getAsLong() != seenTicks) {
        seen = test.get();
        seenTicks = ticks.getAsLong();
        cpuAtBegin = -1;
        lastLook = Math.min(lastLook, took);
      }
      if (took < CHECK_CPU_AFTER) {
        continue;
      }
      var cpu = ManagementFactory.getThreadMXBean().getThreadCpuTime(runner.threadId());
      if (cpuAtBegin < 0) {
        cpuAtBegin = cpu;
      }
      if (cpu - cpuAtBegin > job.computing().toNanos()) {
        stop(Message.Limit.COMPUTING);
      }
      // on a machine with much else to do, one that computes may get its time slowly
      if (took - lastLook > RARE_LOOK) {
        computes = cpu - lastCpu > LITTLE;
        lastCpu = cpu;
        lastLook = took;
      }
      if (took > job.waiting().toNanos() && !computes) {
        stop(Message.Limit.WAITING);
      }
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
