package dev.loopbook.judge.child;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Task;
import dev.loopbook.program.CodePlace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Watches the loops of one test: how often they tick, and which of the student's lines held them.
final class LoopWatch implements LoopListener {
  private final StackLines lines;
  private final long mostTicks;
  private final MessageSender channel;
  private final AtomicLong ticks = new AtomicLong();
  private final Map<CodePlace, Long> held = new HashMap<>(); // guarded by itself
  private volatile Optional<CodePlace> lastStep = Optional.empty(); // by the loops' threads

  LoopWatch(StackLines lines, long mostTicks, MessageSender channel) {
    this.lines = lines;
    this.mostTicks = mostTicks;
    this.channel = channel;
  }

  /// A test begins: all counts anew.
  void testBegins() {
    ticks.set(0);
    lastStep = Optional.empty();
    synchronized (held) {
      held.clear();
    }
  }

  long ticks() {
    return ticks.get();
  }

  /// Returns the student's line that held a loop for longest, if any did.
  Optional<CodePlace> heldLongest() {
    synchronized (held) {
      return held.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }
  }

  @Override
  public void tickBegins(EventLoop loop) {
    if (ticks.incrementAndGet() > mostTicks) {
      channel.last(new Message.Stopped(Message.Limit.TICKS, lastStep));
    }
  }

  @Override
  public void clockMoved(EventLoop loop, long fromNanos, ClockMove why) {
    if (why == ClockMove.BUSY) {
      var took = loop.nanos() - fromNanos;
      lines
          .ofStudentNow()
          .ifPresent(
              line -> {
                synchronized (held) {
                  held.merge(line, took, Long::sum);
                }
              });
    }
  }

  @Override
  public void coroutineCreated(Coroutine<?> coroutine) {
    if (nearlyTooMany()) {
      lines.ofStudentNow().ifPresent(line -> lastStep = Optional.of(line));
    }
  }

  @Override
  public void taskSuspended(Task<?> task, @Nullable Future<?> waitsFor) {
    if (nearlyTooMany()) { // the loop's own stack is the one of this thread again
      lines
          .ofStudent(task.stack().toArray(StackTraceElement[]::new))
          .ifPresent(line -> lastStep = Optional.of(line));
    }
  }

  /// Looking at the stack is expensive, so that waits until the limit is near.
  private boolean nearlyTooMany() {
    return ticks.get() > mostTicks - 200;
  }
}
