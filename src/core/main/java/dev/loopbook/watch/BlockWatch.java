package dev.loopbook.watch;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Origin;
import dev.loopbook.loop.VirtualClock;
import dev.loopbook.text.SafeText;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tells when a callback holds the loop too long, and on which line it stands.
///
/// Each such callback is told twice: while it still stands there, and once more with the whole time
/// when it gives the loop back.
///
/// In real time a thread looks four times within the limit at where each loop's thread stands;
/// [#start] begins that. In virtual time none is needed: a callback can hold the loop only by
/// `busy`, which says so.
public final class BlockWatch implements LoopListener, AutoCloseable {

  /// What is too long unless another limit is set: 100 ms, as in asyncio's debug mode.
  public static final Duration USUAL_LIMIT = Duration.ofMillis(100);

  private static final long SHORTEST_PAUSE = 1_000_000;
  private static final long LONGEST_PAUSE = 25_000_000;

  private final long limit;
  private final Consumer<? super BlockedLoop> report;
  private final Function<Thread, StackTraceElement[]> stacks;

  // The callback that runs on each loop; the loop's thread writes it, the sampler reads it.
  private final Map<EventLoop, Turn> turns = new ConcurrentHashMap<>();

  // Written by whoever starts and closes the watch, read by the sampler.
  private volatile @Nullable Thread sampler;

  /// Creates a watch with the usual limit.
  ///
  /// @param report is told of each; on the sampler's thread while the callback runs, on the loop's
  ///   when it ended
  public BlockWatch(Consumer<? super BlockedLoop> report) {
    this(USUAL_LIMIT, report);
  }

  /// Creates a watch with another limit.
  ///
  /// @throws IllegalArgumentException if `limit` is not positive
  public BlockWatch(Duration limit, Consumer<? super BlockedLoop> report) {
    this(limit, report, Thread::getStackTrace);
  }

  BlockWatch(
      Duration limit,
      Consumer<? super BlockedLoop> report,
      Function<Thread, StackTraceElement[]> stacks) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException(
          format("a limit of %s: every callback takes longer; set one above zero", limit));
    }
    this.limit = limit.toNanos();
    this.report = report;
    this.stacks = stacks;
  }

  /// Begins to look at loops in real time, until [#close]; returns this.
  public BlockWatch start() {
    if (sampler == null) {
      // Known before it starts, for it ends as soon as it is no longer the one.
      var thread =
          Thread.ofPlatform().daemon().name("loopbook-block-watch").unstarted(this::sampleOn);
      sampler = thread;
      thread.start();
    }
    return this;
  }

  /// Looks no more.
  @Override
  public void close() {
    var thread = sampler;
    sampler = null;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void sampleOn() {
    var pause = Duration.ofNanos(Math.clamp(limit / 4, SHORTEST_PAUSE, LONGEST_PAUSE));
    try {
      while (sampler == Thread.currentThread()) {
        Thread.sleep(pause);
        sample();
      }
    } catch (InterruptedException closed) {
      // that is the end
    }
  }

  /// Looks once at what each loop does now.
  void sample() {
    for (var turn : turns.values()) {
      turn.look();
    }
  }

  @Override
  public void handleBegins(Handle handle) {
    turns.put(handle.loop(), new Turn(handle));
  }

  @Override
  public void clockMoved(EventLoop loop, long fromNanos, ClockMove why) {
    var turn = turns.get(loop);
    if (turn != null && why == ClockMove.BUSY) {
      turn.lookAt(Origin.currentLine(), "busy");
    }
  }

  @Override
  public void handleEnds(Handle handle) {
    var turn = turns.remove(handle.loop());
    if (turn != null) {
      turn.end();
    }
  }

  /// One callback while it runs.
  private final class Turn {

    private final Handle handle;
    private final Thread thread = Thread.currentThread();
    private final long began;

    // Guarded by this: the sampler must not report a place that the callback has left.
    private boolean over;
    private boolean told;
    private Optional<StackTraceElement> line = Optional.empty();
    private String call = "";

    Turn(Handle handle) {
      this.handle = handle;
      began = handle.loop().nanos();
    }

    private long held() {
      return handle.loop().nanos() - began;
    }

    /// Looks at it from another thread.
    synchronized void look() {
      // A virtual clock may stand still for ever while real time passes: that is told by busy
      // alone.
      if (isDue() && !(handle.loop().clock() instanceof VirtualClock)) {
        var stack = CallbackStack.of(stacks.apply(thread));
        tell(stack.line(), stack.call());
      }
    }

    synchronized void lookAt(Optional<StackTraceElement> place, String called) {
      if (isDue()) {
        tell(place, called);
      }
    }

    private boolean isDue() {
      return !over && !told && held() >= limit;
    }

    private void tell(Optional<StackTraceElement> place, String called) {
      told = true;
      line = place;
      call = called;
      report.accept(new BlockedLoop(name(), held(), false, line, call));
    }

    void end() {
      var total = held();
      synchronized (this) {
        over = true;
      }
      if (total >= limit) {
        report.accept(new BlockedLoop(name(), total, true, line, call));
      }
    }

    private String name() {
      return SafeText.of(handle.label());
    }
  }
}
