package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Origin;
import dev.loopbook.text.SourcePlace;
import dev.loopbook.text.TimeText;
import dev.loopbook.watch.ThreadWaits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Notices callbacks that hold the loop: too long by the loop's own clock, or at all by waiting
/// without `await`.
///
/// The second check needs no limit, so it doesn't depend on the machine's speed. A thread that is
/// in `Thread.sleep`, at a lock or in a read while it runs a callback is blocked, however briefly.
/// Two looks in a row must find it waiting in the same callback, as any thread may wait for a
/// moment. A callback that only computes for long isn't reported: that depends on how busy the
/// machine is.
final class BlockDetector implements LoopListener {

  static final Duration USUAL_LIMIT = Duration.ofMillis(100);

  private static final long LOOK_MILLIS = 5;

  /// One run of a callback. Told apart by identity: the same callback may run again.
  private static final class CallbackRun {
    final String name;
    final Thread thread = Thread.currentThread();

    CallbackRun(String name) {
      this.name = name;
    }
  }

  // The callback that runs: written by the loop's thread, read by the sampling one.
  private volatile @Nullable CallbackRun current;

  // Only used by the loop's thread.
  private long began;
  private boolean watching;
  private long limit;
  private Optional<StackTraceElement> line = Optional.empty();

  private final List<String> found = new ArrayList<>(); // guarded by itself

  @Override
  public void handleBegins(Handle handle) {
    if (watching) {
      current = new CallbackRun(handle.label());
      began = handle.loop().nanos();
    }
  }

  @Override
  public void clockMoved(EventLoop loop, long fromNanos, ClockMove why) {
    if (watching && why == ClockMove.BUSY) {
      line = Origin.currentLine();
    }
  }

  @Override
  public void handleEnds(Handle handle) {
    if (watching) {
      current = null;
      tellIfLong(handle.label(), handle.loop().nanos());
      line = Optional.empty();
    }
  }

  private void tellIfLong(String name, long now) {
    if (now - began >= limit) {
      add(
          format(
              "%s held the loop for %s%s",
              name, TimeText.seconds(Duration.ofNanos(now - began)), at(line)));
    }
    began = now;
  }

  private void add(String sentence) {
    synchronized (found) {
      if (!found.contains(sentence)) {
        found.add(sentence);
      }
    }
  }

  private void forget() {
    synchronized (found) {
      found.clear();
    }
  }

  private static String at(Optional<StackTraceElement> place) {
    return place.map(line -> ", at " + SourcePlace.of(line)).orElse("");
  }

  /// Runs `work` on the loop of this test, and fails if it blocks the loop.
  static <T extends @Nullable Object> T watch(Duration limit, Body<T> work) {
    return TestLoop.current("assertNeverBlocks").blockDetector().run(limit, work);
  }

  private <T extends @Nullable Object> T run(Duration most, Body<T> work) {
    var loop = EventLoop.running();
    limit = most.toNanos();
    forget();
    watching = true;
    began = loop.nanos();
    var name = loop.runningTask().orElseThrow().label();
    current = new CallbackRun(name);
    var looks =
        Thread.ofPlatform().daemon().name("loopbook-block-detector").unstarted(this::lookOn);
    looks.start();
    T value;
    try {
      value = RunInPlace.here(work);
    } finally {
      tellIfLong(name, loop.nanos());
      watching = false;
      current = null;
      looks.interrupt();
    }
    var sentences = told();
    if (!sentences.isEmpty()) {
      throw new AssertionError("the loop is blocked:\n  " + String.join("\n  ", sentences));
    }
    return value;
  }

  /// Returns what was noticed so far in the work that is watched.
  List<String> told() {
    synchronized (found) {
      return List.copyOf(found);
    }
  }

  private void lookOn() {
    try {
      @Nullable CallbackRun suspect = null;
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        var now = current;
        if (now == null || !ThreadWaits.isWaiting(now.thread)) {
          suspect = null;
        } else if (now == suspect) {
          tell(now);
        } else {
          suspect = now;
        }
      }
    } catch (InterruptedException over) {
      // the work is done
    }
  }

  private void tell(CallbackRun waiting) {
    var stack = waiting.thread.getStackTrace();
    if (stack.length == 0) {
      return;
    }
    var own = Stream.of(stack).filter(frame -> isOwn(frame)).findFirst();
    synchronized (found) {
      // Otherwise the callback has ended since, and the stack shows something else.
      if (current == waiting) {
        add(format("%s waits in %s%s", waiting.name, OwnLine.call(stack), at(own)));
      }
    }
  }

  private static boolean isOwn(StackTraceElement frame) {
    return frame.getModuleName() == null
        && Stream.of("dev.loopbook.loop.", "dev.loopbook.sync.", "org.junit.", "org.mockito.")
            .noneMatch(frame.getClassName()::startsWith);
  }
}
