package dev.loopbook.testkit.thread;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.MAINTAINED;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Workers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/// A thread pool that leaves nothing to chance: the jobs of `toThread` and `runInExecutor` run on
/// the loop's schedule, in virtual time, in the order they came.
///
///     var threads = FakeThreads.install().size(2).taking(seconds(1));
///     await(gather(toThread(this::load), toThread(this::load), toThread(this::load)));
///     assertEquals(seconds(2), EventLoop.running().time());
///
/// A job takes as long as the test says, by default no time, and its code runs at the end of that
/// time. It runs on a thread of its own, with its own thread-locals and mocks, but the loop's thread
/// waits meanwhile: two things never happen at once. If a job waits for the loop itself, the loop
/// goes on without it.
///
/// Belongs to the loop's thread.
@API(status = MAINTAINED, since = "1.0")
public final class FakeThreads {

  private final EventLoop loop;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final List<Future<@Nullable Void>> joining = new ArrayList<>();
  private List<Duration> times = List.of(Duration.ZERO);
  private int size = Integer.MAX_VALUE;
  private boolean held;
  private int started;
  private int busy;
  private int mostBusy;
  // Jobs whose thread waits for the loop.
  private int detached;

  private FakeThreads(EventLoop loop) {
    this.loop = loop;
  }

  /// Replaces the running loop's thread pool with one of this kind.
  public static FakeThreads install() {
    var loop = EventLoop.running();
    var threads = new FakeThreads(loop);
    loop.setWorkers(threads.new Pool());
    return threads;
  }

  // ---- what to do ----

  /// Lets at most `threads` jobs run at a time; the others wait. By default, there is no limit.
  public FakeThreads size(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          format("size is %d; a pool has at least one thread", threads));
    }
    size = threads;
    return this;
  }

  /// Sets how long jobs take on the loop's clock: the first, the second and so on. The last
  /// duration applies to all that follow.
  public FakeThreads taking(Duration first, Duration... next) {
    var all = new ArrayList<>(List.of(first));
    all.addAll(List.of(next));
    for (var time : all) {
      if (time.isNegative()) {
        throw new IllegalArgumentException("a job cannot take " + time);
      }
    }
    times = List.copyOf(all);
    return this;
  }

  /// Keeps jobs from starting until [#startNext] or [#release].
  public FakeThreads hold() {
    held = true;
    return this;
  }

  /// Starts the oldest waiting job.
  ///
  /// @throws IllegalStateException if none waits
  public void startNext() {
    if (waiting.isEmpty()) {
      throw new IllegalStateException(
          "no job waits for a thread: nothing has been handed over so far");
    }
    start(waiting.remove());
  }

  /// Ends [#hold]: all jobs run in turn.
  public void release() {
    held = false;
    fill();
  }

  // ---- looking in ----

  /// Returns how many jobs wait for a thread.
  public int waiting() {
    return waiting.size();
  }

  /// Returns how many jobs have been given a thread so far.
  public int started() {
    return started;
  }

  /// Returns how many jobs have a thread now.
  public int busy() {
    return busy;
  }

  /// Returns how many jobs had a thread at the same time, at most.
  public int mostBusy() {
    return mostBusy;
  }

  // ---- the work ----

  private void fill() {
    while (!held && busy < size && !waiting.isEmpty()) {
      start(waiting.remove());
    }
  }

  private void start(Runnable job) {
    var time = times.get(Math.min(started, times.size() - 1));
    started++;
    busy++;
    mostBusy = Math.max(mostBusy, busy);
    var begun = new Job(job, started);
    if (time.isZero()) {
      loop.callSoon(begun);
    } else {
      loop.callLater(time, begun);
    }
  }

  private final class Job implements Runnable {
    private final Runnable code;
    private final int number;

    Job(Runnable code, int number) {
      this.code = code;
      this.number = number;
    }

    @Override
    public void run() {
      var thread = new LockStepThread("fake-thread-" + number, code);
      if (thread.runToEnd()) {
        ended();
      } else {
        detached++;
        thread.afterwards(this::reportLate);
      }
    }

    private void reportLate() {
      try {
        loop.callSoonThreadsafe(
            () -> {
              detached--;
              ended();
            });
      } catch (IllegalStateException closed) {
        // The loop is closed, so nobody waits for this.
      }
    }

    @Override
    public String toString() {
      return "fake-thread-" + number;
    }
  }

  private void ended() {
    busy--;
    fill();
    if (busy == 0 && waiting.isEmpty()) {
      for (var future : joining) {
        if (!future.isDone()) {
          future.setResult(null);
        }
      }
      joining.clear();
    }
  }

  /// What the loop sees.
  private final class Pool implements Workers {
    @Override
    public void execute(Runnable job) {
      waiting.add(job);
      fill();
    }

    @Override
    public boolean isAtWork() {
      return detached > 0;
    }

    @Override
    public Coroutine<Void> join() {
      return Coroutine.named(
          "join",
          () -> {
            release();
            if (busy > 0) {
              Future<@Nullable Void> idle = loop.createFuture("the fake threads");
              joining.add(idle);
              Async.await(idle);
            }
          });
    }

    @Override
    public String toString() {
      return format("<FakeThreads, %d busy, %d waiting>", busy, waiting.size());
    }
  }
}
