package dev.loopbook.io;

import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.Clock;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.Poller;
import dev.loopbook.loop.TimerHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Our loop as a guest inside another one, such as the event queue of a window system.
///
/// The host keeps its thread, and each of our ticks is one of its events:
/// `EventQueue::invokeLater`, for AWT. Nothing polls every ten milliseconds to see whether there is
/// work. A tick is posted when there is:
///
/// - if something is ready, at once;
/// - if only timers are set, by an alarm on a helper thread when the first is due;
/// - if something comes from another thread, by [EventLoop#callSoonThreadsafe].
///
/// Sockets need a thread that waits for them while the host uses the loop's. A proactor has one,
/// and its outcomes arrive the third way, so the guest gets a proactor.
public final class HostedLoop implements AutoCloseable {

  private final Executor host;
  private final EventLoop loop;
  private final ScheduledExecutorService alarms =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("loopbook-alarm").factory());
  // Whether a tick is in the host's queue. Set by the thread that posts it, cleared by the tick.
  private final AtomicBoolean posted = new AtomicBoolean();
  private @Nullable ScheduledFuture<?> alarm;
  // Belongs to the host's thread.
  private boolean missed;
  // Written only by the host's thread, read by others.
  private volatile long ticks;

  private HostedLoop(Executor host) {
    this.host = host;
    var setup =
        LoopSetup.current()
            .withClock(Clock::real)
            .withPoller(() -> ProactorNetwork.over(new HostedPoller(this::post)));
    // Between two ticks a loop belongs to the thread that created it, which may add to its ready
    // queue directly. Only the host's thread may touch that queue, so the loop is created on a
    // thread that ends at once.
    loop =
        CompletableFuture.supplyAsync(() -> setup.call(EventLoop::create), HostedLoop::onNewThread)
            .join();
  }

  private static void onNewThread(Runnable making) {
    Thread.ofPlatform().daemon().name("loopbook-guest").start(making);
  }

  /// Returns a new loop that runs inside `host`.
  ///
  /// @param host runs what it is given later, one after another, always on the same thread
  public static HostedLoop in(Executor host) {
    return new HostedLoop(requireNonNull(host, "host"));
  }

  /// Returns the loop. It belongs to the host's thread; another uses its `callSoonThreadsafe`, and
  /// so does the host's own between two ticks, so that the guest is woken.
  public EventLoop loop() {
    return loop;
  }

  /// Makes a task of `coroutine`, and wakes the loop if it is idle; from any thread.
  public <T extends @Nullable Object> Future<T> start(Coroutine<T> coroutine) {
    return loop.runCoroutineThreadsafe(coroutine);
  }

  private void post() {
    if (posted.compareAndSet(false, true)) {
      host.execute(this::tick);
    }
  }

  /// Runs one tick without waiting, on the host's thread, and arranges for the next. The host
  /// handles what escapes from the loop.
  private void tick() {
    posted.set(false);
    if (loop.isClosed()) {
      return;
    }
    if (loop.isRunning()) {
      // One of our callbacks runs the host's loop inside itself, as a modal dialog does: the guest
      // pauses until it returns.
      missed = true;
      return;
    }
    countTick();
    loop.stop(); // a loop that is stopping does not wait
    try {
      loop.runForever();
    } finally {
      postNext();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the host's thread writes it
  private void countTick() {
    ticks = ticks + 1;
  }

  private void postNext() {
    if (alarm != null) {
      alarm.cancel(false);
    }
    if (missed || !loop.ready().isEmpty()) {
      missed = false;
      post();
    } else {
      loop.nextTimer().ifPresent(this::postAt);
    }
  }

  private void postAt(TimerHandle timer) {
    var wait = timer.when().toNanos() - loop.nanos();
    alarm = alarms.schedule(this::post, Math.max(0, wait), TimeUnit.NANOSECONDS);
  }

  /// Returns how many of the host's events were our ticks.
  public long ticks() {
    return ticks;
  }

  /// Closes the loop, whatever is still scheduled on it; called on the host's thread, between two
  /// ticks.
  ///
  /// @throws IllegalStateException if a callback of the loop calls it
  @Override
  public void close() {
    loop.close();
    alarms.shutdownNow();
  }

  /// Never waits, because the thread is the host's; a wake-up posts a tick.
  private static final class HostedPoller implements Poller {

    private final Runnable post;

    HostedPoller(Runnable post) {
      this.post = post;
    }

    @Override
    public void poll(long nanos) {}

    @Override
    public void wakeUp() {
      post.run();
    }

    @Override
    public boolean isBusy() {
      return false;
    }

    @Override
    public void close() {}
  }
}
