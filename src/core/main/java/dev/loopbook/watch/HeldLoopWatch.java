package dev.loopbook.watch;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopListener;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Finds the lines where a callback holds its thread, and with it the loop: `Thread.sleep`, a lock,
/// a read, the `get` of a future, a long computation.
///
/// Waiting counts in real time, whatever the loop's clock is: one that waits does so on any
/// machine. Computing counts in the thread's CPU time, as real time depends on how busy the machine
/// is, and only if a single callback computes for very long, as machines aren't equally fast.
///
/// A thread of the watch looks at the loops' threads now and then, from the first loop on until
/// [#close]. A loop pays for it with two fields that it writes for each callback.
public final class HeldLoopWatch implements LoopListener, AutoCloseable {

  private static final long LOOK_MILLIS = 10;

  /// A thread may wait for a moment anywhere, to load a class say. Fewer looks don't count.
  private static final int LEAST_LOOKS = 3;

  /// How long a line must hold a loop, in all, until it's a finding: a tenth of a second.
  public static final long LEAST_NANOS = 100_000_000;

  /// How long one callback must compute to be a finding, in CPU time.
  static final long LEAST_CPU_NANOS = 1_000_000_000;

  /// How long a callback holds the loop until that's reported at once: it may do so for ever.
  private static final long LONG_NANOS = 5_000_000_000L;

  private final Consumer<? super Finding> longHeld;
  private final Set<String> standIns;
  private final LongSupplier clock;
  private final Predicate<Thread> isWaiting;
  private final Function<Thread, StackTraceElement[]> stacks;
  private final ToLongFunction<Thread> cpuTimes;

  private final Map<EventLoop, LoopThread> loops = new ConcurrentHashMap<>();
  private final Map<HeldPlace, Long> held = new LinkedHashMap<>(); // guarded by itself
  private @Nullable Thread looking; // guarded by this
  private volatile boolean closed =
      true; // written by whoever closes, read by the thread that looks

  /// Creates a watch that has found nothing yet.
  ///
  /// @param longHeld is told, on the watch's thread, of a callback that has held its loop for
  ///   seconds and still does
  /// @param standIns the names of classes whose methods a program calls in place of the JDK's
  public HeldLoopWatch(Consumer<? super Finding> longHeld, Set<String> standIns) {
    this(
        longHeld,
        standIns,
        System::nanoTime,
        ThreadWaits::isWaiting,
        Thread::getStackTrace,
        HeldLoopWatch::cpuTime);
    closed = false;
  }

  /// Creates one that looks only when told to.
  HeldLoopWatch(
      Consumer<? super Finding> longHeld,
      Set<String> standIns,
      LongSupplier clock,
      Predicate<Thread> isWaiting,
      Function<Thread, StackTraceElement[]> stacks,
      ToLongFunction<Thread> cpuTimes) {
    this.longHeld = longHeld;
    this.standIns = Set.copyOf(standIns);
    this.clock = clock;
    this.isWaiting = isWaiting;
    this.stacks = stacks;
    this.cpuTimes = cpuTimes;
  }

  /// Returns a finding for each line that made a loop wait for a tenth of a second or more in all,
  /// or computed for half a second at a time.
  public List<Finding.LoopHeld> findings() {
    var found = new ArrayList<Finding.LoopHeld>();
    synchronized (held) {
      held.forEach(
          (place, nanos) -> {
            if (nanos >= LEAST_NANOS) {
              found.add(finding(place, nanos));
            }
          });
    }
    return found;
  }

  private static Finding.LoopHeld finding(HeldPlace place, long nanos) {
    return new Finding.LoopHeld(place.call(), nanos, Optional.of(place.line()));
  }

  /// Ends the thread that looks. What was found can still be asked for.
  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      if (looking != null) {
        looking.interrupt();
      }
    }
  }

  // ---- the loops' threads ----

  @Override
  public void loopCreated(EventLoop loop) {
    loops.put(loop, new LoopThread());
    synchronized (this) {
      if (looking == null && !closed) {
        looking = Thread.ofPlatform().daemon().name("loopbook-held-loop-watch").start(this::look);
      }
    }
  }

  @Override
  public void loopClosed(EventLoop loop) {
    loops.remove(loop);
  }

  @Override
  public void handleBegins(Handle handle) {
    var of = loops.get(handle.loop());
    if (of != null) {
      of.begin();
    }
  }

  @Override
  public void handleEnds(Handle handle) {
    var of = loops.get(handle.loop());
    if (of != null) {
      of.end();
    }
  }

  // ---- looking ----

  private void look() {
    try {
      while (!closed) {
        Thread.sleep(LOOK_MILLIS);
        lookOnce();
      }
    } catch (InterruptedException over) {
      // closed: done
    }
  }

  void lookOnce() {
    loops.values().forEach(LoopThread::look);
  }

  /// How long a callback has been seen waiting at a place.
  private static final class Wait {
    private int looks;
    private long nanos;
    private boolean told;
  }

  private final class LoopThread {
    // Written by the loop's thread. The number is odd while a callback runs; written last when one
    // begins, it publishes the thread and the time.
    private Thread thread = Thread.currentThread();
    private long began;
    private long count;
    private volatile long number;

    // Whether there are waits to be added up; written by both threads.
    private volatile boolean hasWaits;

    // Guarded by this: what was seen of callback number `seen`.
    private final Map<HeldPlace, Wait> waits = new LinkedHashMap<>();
    private long seen;
    private int looks;
    private long lastLook;
    private @Nullable HeldPlace waitsAt;
    private long lastCpu; // of a callback that has been seen often enough

    void begin() {
      thread = Thread.currentThread();
      began = clock.getAsLong();
      number = ++count;
    }

    void end() {
      number = ++count;
      if (hasWaits) {
        addUp();
      }
    }

    private synchronized void addUp() {
      var at = waitsAt;
      var last = at == null ? null : waits.get(at);
      if (at != null && last != null && !isComputing(at)) {
        last.nanos += clock.getAsLong() - lastLook;
      }
      synchronized (held) {
        waits.forEach(
            (place, wait) -> {
              if (wait.looks >= LEAST_LOOKS
                  && (!isComputing(place) || wait.nanos >= LEAST_CPU_NANOS)) {
                held.merge(like(place, held), wait.nanos, Long::sum);
              }
            });
      }
      forget();
    }

    private void forget() {
      waits.clear();
      waitsAt = null;
      hasWaits = false;
    }

    /// Called by the thread that looks.
    void look() {
      var running = number;
      if (running % 2 == 0) {
        return;
      }
      var waiting = isWaiting.test(thread);
      synchronized (this) {
        if (running != seen) {
          forget();
          seen = running;
          looks = 0;
          lastLook = began;
          lastCpu = 0;
        }
        looks++;
      }
      // A thread in a read counts as running. To tell, one needs its stack, which isn't cheap.
      var place = Optional.<HeldPlace>empty();
      if (waiting || looks > LEAST_LOOKS) {
        var stack = stacks.apply(thread);
        place =
            HeldPlace.in(stack, waiting, standIns)
                .or(() -> waiting ? Optional.empty() : HeldPlace.computing(stack, standIns));
      }
      note(running, place).ifPresent(longHeld);
    }

    /// Returns what to report at once, if anything.
    private synchronized Optional<Finding> note(long running, Optional<HeldPlace> place) {
      if (number != running) {
        return Optional.empty(); // the stack may be the next callback's
      }
      var now = clock.getAsLong();
      var since = now - lastLook;
      lastLook = now;
      waitsAt = place.map(seen -> like(seen, waits)).orElse(null);
      if (waitsAt == null) {
        return Optional.empty();
      }
      if (isComputing(waitsAt)) {
        since = cpuSince();
      }
      var wait = waits.computeIfAbsent(waitsAt, _ -> new Wait());
      wait.looks++;
      wait.nanos += since;
      hasWaits = true;
      if (wait.told || wait.nanos < LONG_NANOS || wait.looks < LEAST_LOOKS) {
        return Optional.empty();
      }
      wait.told = true;
      return Optional.of(finding(waitsAt, wait.nanos));
    }

    /// Returns for how long the thread has computed since this was last asked, if it was in this
    /// callback.
    private long cpuSince() {
      var before = lastCpu;
      lastCpu = cpuTimes.applyAsLong(thread);
      return before == 0 ? 0 : lastCpu - before;
    }
  }

  private static boolean isComputing(HeldPlace place) {
    return place.call().equals(HeldPlace.COMPUTING);
  }

  /// Returns the place among those seen that this one is like, or itself.
  private static HeldPlace like(HeldPlace place, Map<HeldPlace, ?> seen) {
    return seen.keySet().stream().filter(place::isLike).findFirst().orElse(place);
  }

  /// Returns 0 where the JVM doesn't know.
  private static long cpuTime(Thread thread) {
    return Math.max(0, ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()));
  }
}
