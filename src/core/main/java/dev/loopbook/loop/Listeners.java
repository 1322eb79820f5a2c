package dev.loopbook.loop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

  private void each(Consumer<LoopListener> event) {
    var loop = EventLoop.runningOrNull();
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
    each(listener -> listener.loopCreated(loop));
  }

  @Override
  public void cleanUpBegins(EventLoop loop, @Nullable Throwable failure) {
    each(listener -> listener.cleanUpBegins(loop, failure));
  }

  @Override
  public void loopClosed(EventLoop loop) {
    each(listener -> listener.loopClosed(loop));
  }

  @Override
  public void mainBegins(Runner runner, Task<?> main) {
    each(listener -> listener.mainBegins(runner, main));
  }

  @Override
  public void tickBegins(EventLoop loop) {
    each(listener -> listener.tickBegins(loop));
  }

  @Override
  public void tickRuns(EventLoop loop) {
    each(listener -> listener.tickRuns(loop));
  }

  @Override
  public void tickEnds(EventLoop loop) {
    each(listener -> listener.tickEnds(loop));
  }

  @Override
  public void clockMoved(EventLoop loop, long fromNanos, ClockMove why) {
    each(listener -> listener.clockMoved(loop, fromNanos, why));
  }

  @Override
  public void handleQueued(Handle handle) {
    each(listener -> listener.handleQueued(handle));
  }

  @Override
  public void handleBegins(Handle handle) {
    each(listener -> listener.handleBegins(handle));
  }

  @Override
  public void handleEnds(Handle handle) {
    each(listener -> listener.handleEnds(handle));
  }

  @Override
  public void timerSet(TimerHandle timer) {
    each(listener -> listener.timerSet(timer));
  }

  @Override
  public void timerFired(TimerHandle timer) {
    each(listener -> listener.timerFired(timer));
  }

  @Override
  public void timerCancelled(TimerHandle timer) {
    each(listener -> listener.timerCancelled(timer));
  }

  @Override
  public void coroutineCreated(Coroutine<?> coroutine) {
    each(listener -> listener.coroutineCreated(coroutine));
  }

  @Override
  public void coroutineStarted(Coroutine<?> coroutine) {
    each(listener -> listener.coroutineStarted(coroutine));
  }

  @Override
  public void taskCreated(Task<?> task) {
    each(listener -> listener.taskCreated(task));
  }

  @Override
  public void taskStepBegins(
      Task<?> task, @Nullable Future<?> resumedBy, @Nullable Throwable thrown) {
    each(listener -> listener.taskStepBegins(task, resumedBy, thrown));
  }

  @Override
  public void taskSuspended(Task<?> task, @Nullable Future<?> waitsFor) {
    each(listener -> listener.taskSuspended(task, waitsFor));
  }

  @Override
  public void cancelRequested(Task<?> task, @Nullable String message) {
    each(listener -> listener.cancelRequested(task, message));
  }

  @Override
  public void futureDone(Future<?> future) {
    each(listener -> listener.futureDone(future));
  }

  @Override
  public void failureReported(EventLoop loop, ExceptionContext context) {
    each(listener -> listener.failureReported(loop, context));
  }

  @Override
  public void resourceOpened(EventLoop loop, Object resource) {
    each(listener -> listener.resourceOpened(loop, resource));
  }

  @Override
  public void resourceClosed(EventLoop loop, Object resource) {
    each(listener -> listener.resourceClosed(loop, resource));
  }

  @Override
  public void ioReady(EventLoop loop, Object resource, String event) {
    each(listener -> listener.ioReady(loop, resource, event));
  }
}
