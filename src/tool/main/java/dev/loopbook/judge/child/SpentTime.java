package dev.loopbook.judge.child;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// What a job has spent so far of the time that it may take, from look to look.
///
/// On a busy machine, little of the time that passes is the test's doing. So what counts is what
/// the test itself did with it: while it computes, the CPU time that it got; while it waits, real
/// time, but only as much as its process was really awake for. All times are in nanoseconds.
final class SpentTime {
  private static final long LONG = Duration.ofSeconds(2).toNanos();
  private static final long LITTLE = Duration.ofMillis(20).toNanos();
  private static final long NEXT_TO_NOTHING = Duration.ofMillis(1).toNanos();

  private final Job job;
  private final Threads threads;
  private final Progress own = new Progress();
  private final Progress ofOthers = new Progress();
  private long seenTest = -1;
  private long seenTicks = -1;
  private long cpuSinceTick = -1; // the tests' CPU time when they last returned to the loop
  private long seenCpu = -1;
  private long seenCpuOfOthers = -1;
  private long waited; // by the running test
  private long whole; // by all tests

  /// What a job's threads do at a moment.
  interface Threads {
    /// Returns the CPU time that the thread that runs the tests has had.
    long cpu();

    /// Returns whether that thread waits for nothing but a processor.
    ///
    /// @param evenInNative whether it does so even in native code, where most threads wait for a
    ///   socket or a file
    boolean isAtWork(boolean evenInNative);

    /// Returns the CPU time that the job's other threads have had which are at work; empty if none
    /// is.
    OptionalLong cpuOfOthers();
  }

  SpentTime(Job job, Threads threads) {
    this.job = job;
    this.threads = threads;
  }

  /// Adds what happened since the last look, and returns the limit that is reached, if one is.
  ///
  /// @param test the number of the running test
  /// @param ticks the iterations of its loops so far
  /// @param awake how long this process was awake since the last look
  /// @param early whether the test has just begun, and is probably over before it's worth a look
  Optional<Message.Limit> look(long test, long ticks, long awake, boolean early) {
    if (test != seenTest) {
      seenTest = test;
      cpuSinceTick = -1;
      seenCpu = -1;
      waited = 0;
      own.forget();
      ofOthers.forget();
    }
    var ticked = ticks != seenTicks;
    if (ticked) {
      seenTicks = ticks;
      cpuSinceTick = -1;
    }
    if (early) {
      whole += awake;
      return Optional.empty();
    }
    var cpu = threads.cpu();
    if (cpuSinceTick < 0) {
      cpuSinceTick = cpu;
    }
    if (cpu - cpuSinceTick > job.computing().toNanos()) {
      return Optional.of(Message.Limit.COMPUTING);
    }
    var computed = seenCpu < 0 ? 0 : cpu - seenCpu; // what it did before isn't this test's
    seenCpu = cpu;
    own.look(awake, computed);
    if (ticked || (!own.isNone() && threads.isAtWork(own.isSome()))) {
      whole += Math.min(awake, computed);
    } else {
      var waiting = Math.min(awake, workOfOthers(awake));
      waited += waiting;
      whole += waiting;
    }
    if (waited > job.waiting().toNanos()) {
      return Optional.of(Message.Limit.WAITING);
    }
    return whole > job.whole().toNanos() ? Optional.of(Message.Limit.WHOLE) : Optional.empty();
  }

  /// Returns the CPU time that the job's other threads got since the last look. If none of them
  /// could use any, nothing holds up the test but itself, and that's all the time there was.
  private long workOfOthers(long all) {
    var cpu = threads.cpuOfOthers();
    var before = seenCpuOfOthers;
    seenCpuOfOthers = cpu.orElse(-1);
    if (cpu.isEmpty()) {
      return all;
    }
    if (before < 0) {
      return 0;
    }
    var computed = Math.max(0, cpu.getAsLong() - before);
    ofOthers.look(all, computed);
    return ofOthers.isNone() ? all : computed;
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
}
