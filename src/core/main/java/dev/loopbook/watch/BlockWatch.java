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

/// Reports callbacks that hold the loop too long, and the line where they do.
///
/// Each such callback is reported twice: while it still holds the loop, and again with the total
/// time when it gives the loop back.
///
/// In real time a thread samples the stack of each loop's thread four times within the limit, from
/// [#start] on. Virtual time needs no such thread: there a callback can hold the loop only with
/// `busy`, and `busy` reports it.
public final class BlockWatch implements LoopListener, AutoCloseable {

  /// The limit unless another is set: 100 ms, as in asyncio's debug mode.
  public static final Duration USUAL_LIMIT = Duration.ofMillis(100);

  private static final long SHORTEST_PAUSE_NANOS = 1_000_000;
  private static final long LONGEST_PAUSE_NANOS = 25_000_000;

  private final long limit;
  private final Consumer<? super BlockedLoop> report;
  private final Function<Thread, StackTraceElement[]> stacks;

  // The callback that runs on each loop; the loop's thread writes it, the sampler reads it.
  private final Map<EventLoop, Turn> turns = new ConcurrentHashMap<>();

  // Written by the thread that starts or closes the watch, read by the sampler.
  private volatile @Nullable Thread sampler;

  /// Creates a watch with the usual limit.
  ///
  /// @param report receives each report: on the sampler's thread while the callback runs, on the
  ///   loop's when it has ended
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

  /// Starts to watch loops in real time, until [#close]; returns this.
  public BlockWatch start() {
    if (sampler == null) {
      // Set before it starts: it ends as soon as it finds another thread here.
      var thread =
          Thread.ofPlatform().daemon().name("loopbook-block-watch").unstarted(this::sampleOn);
      sampler = thread;
      thread.start();
    }
    return this;
  }

  /// Stops watching.
  @Override
  public void close() {
    var thread = sampler;
    sampler = null;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void sampleOn() {
    var pause = Duration.ofNanos(Math.clamp(limit / 4, SHORTEST_PAUSE_NANOS, LONGEST_PAUSE_NANOS));
    try {
      while (sampler == Thread.currentThread()) {
        Thread.sleep(pause);
        sample();
      }
    } catch (InterruptedException closed) {
      // closed: done
    }
  }

  /// Samples each loop once.
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

    // Guarded by this: the sampler must not report a line that the callback has left already.
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

    /// Samples it from another thread.
    synchronized void look() {
      // Real time says nothing about a virtual clock: only busy reports there.
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
