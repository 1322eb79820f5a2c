package dev.loopbook.judge.child;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Stops a test that takes too long, and reports the line that it had reached. It has a thread of
/// its own, because the test's may never come back.
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

  /// @param ticks counts the iterations of the test's loops: code that ticks does return to the
  ///   loop
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

  /// Signals that a test begins or ends, so that its time starts at zero.
  void testChanges() {
    began = System.nanoTime();
    test.incrementAndGet();
  }

  private void watch() {
    var seen = -1L;
    var seenTicks = -1L;
    var cpuAtBegin = 0L;
    var lastCpu = 0L;
    var lastLook = -1L;
    var computes = true;
    while (!over) {
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException _) {
        return;
      }
      if (test.get() != seen) {
        seen = test.get();
        lastLook = -1;
        computes = true;
        cpuAtBegin = -1;
      }
      if (ticks.getAsLong() != seenTicks) {
        seenTicks = ticks.getAsLong();
        cpuAtBegin = -1;
      }
      var took = System.nanoTime() - began;
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
      if (lastLook < 0) { // what the tests before it computed isn't this one's
        lastCpu = cpu;
        lastLook = took;
      }
      // on a busy machine, a test that computes may get its CPU time slowly
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
