package dev.loopbook.loop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Passes each event on to several listeners. One that throws is reported and dropped, so that
/// watching a program never breaks it.
final class Listeners implements LoopListener {

  // Loops on several threads may share a setup, and with it this list.
  private final List<LoopListener> listening;

  Listeners(List<LoopListener> listeners) {
    listening = new CopyOnWriteArrayList<>(listeners);
  }

  private void each(@Nullable EventLoop loop, Consumer<LoopListener> event) {
    if (loop == null) {
      tell(event);
      return;
    }
    var before = loop.setTellingListeners(true);
    try {
      tell(event);
    } finally {
      loop.setTellingListeners(before);
    }
  }

  @SuppressWarnings("ModifyCollectionInEnhancedForLoop") // its iterator sees the list as it was
  private void tell(Consumer<LoopListener> event) {
    for (var listener : listening) {
      try {
        event.accept(listener);
      } catch (LoopEscape escape) {
        throw escape;
      } catch (Throwable failure) {
        listening.remove(listener);
        System.err.printf("listener %s failed with %s and was dropped%n", listener, failure);
      }
    }
  }

  @Override
  public void loopCreated(EventLoop loop) {
    each(loop, listener -> listener.loopCreated(loop));
  }

  @Override
  public void cleanUpBegins(EventLoop loop, @Nullable Throwable failure) {
    each(loop, listener -> listener.cleanUpBegins(loop, failure));
  }

  @Override
  public void loopClosed(EventLoop loop) {
    each(loop, listener -> listener.loopClosed(loop));
  }

  @Override
  public void mainBegins(Runner runner, Task<?> main) {
    each(runner.loop(), listener -> listener.mainBegins(runner, main));
  }

  @Override
  public void tickBegins(EventLoop loop) {
    each(loop, listener -> listener.tickBegins(loop));
  }

  @Override
  public void tickRuns(EventLoop loop) {
    each(loop, listener -> listener.tickRuns(loop));
  }

  @Override
  public void tickEnds(EventLoop loop) {
    each(loop, listener -> listener.tickEnds(loop));
  }

  @Override
  public void clockMoved(EventLoop loop, long fromNanos, ClockMove why) {
    each(loop, listener -> listener.clockMoved(loop, fromNanos, why));
  }

  @Override
  public void handleQueued(Handle handle) {
    each(handle.loop(), listener -> listener.handleQueued(handle));
  }

  @Override
  public void handleBegins(Handle handle) {
    each(handle.loop(), listener -> listener.handleBegins(handle));
  }

  @Override
  public void handleEnds(Handle handle) {
    each(handle.loop(), listener -> listener.handleEnds(handle));
  }

  @Override
  public void timerSet(TimerHandle timer) {
    each(timer.loop(), listener -> listener.timerSet(timer));
  }

  @Override
  public void timerFired(TimerHandle timer) {
    each(timer.loop(), listener -> listener.timerFired(timer));
  }

  @Override
  public void timerCancelled(TimerHandle timer) {
    each(timer.loop(), listener -> listener.timerCancelled(timer));
  }

  @Override
  public void coroutineCreated(Coroutine<?> coroutine) {
    each(EventLoop.runningOrNull(), listener -> listener.coroutineCreated(coroutine));
  }

  @Override
  public void coroutineStarted(Coroutine<?> coroutine) {
    each(EventLoop.runningOrNull(), listener -> listener.coroutineStarted(coroutine));
  }

  @Override
  public void taskCreated(Task<?> task) {
    each(task.loop(), listener -> listener.taskCreated(task));
  }

  @Override
  public void taskStepBegins(
      Task<?> task, @Nullable Future<?> resumedBy, @Nullable Throwable thrown) {
    each(task.loop(), listener -> listener.taskStepBegins(task, resumedBy, thrown));
  }

  @Override
  public void taskSuspended(Task<?> task, @Nullable Future<?> waitsFor) {
    each(task.loop(), listener -> listener.taskSuspended(task, waitsFor));
  }

  @Override
  public void lockHeld(Task<?> task, Lock lock, int holds, StackTraceElement line) {
    each(task.loop(), listener -> listener.lockHeld(task, lock, holds, line));
  }

  @Override
  public void cancelRequested(Task<?> task, @Nullable String message) {
    each(task.loop(), listener -> listener.cancelRequested(task, message));
  }

  @Override
  public void futureDone(Future<?> future) {
    each(future.loop(), listener -> listener.futureDone(future));
  }

  @Override
  public void failureReported(EventLoop loop, ExceptionContext context) {
    each(loop, listener -> listener.failureReported(loop, context));
  }

  @Override
  public void resourceOpened(EventLoop loop, Object resource) {
    each(loop, listener -> listener.resourceOpened(loop, resource));
  }

  @Override
  public void resourceClosed(EventLoop loop, Object resource) {
    each(loop, listener -> listener.resourceClosed(loop, resource));
  }

  @Override
  public void interventionBegins(EventLoop loop, String what) {
    each(loop, listener -> listener.interventionBegins(loop, what));
  }

  @Override
  public void handleChanged(Handle handle) {
    each(handle.loop(), listener -> listener.handleChanged(handle));
  }

  @Override
  public void interventionEnds(EventLoop loop) {
    each(loop, listener -> listener.interventionEnds(loop));
  }

  @Override
  public void ioReady(EventLoop loop, Object resource, String event) {
    each(loop, listener -> listener.ioReady(loop, resource, event));
  }
}
