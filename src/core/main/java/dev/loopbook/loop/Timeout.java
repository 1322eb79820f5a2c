package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.TimeText;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A deadline for a block of code. When it passes, the block is cancelled, and the cancellation
/// leaves it as a [TimeoutError].
///
/// ```
/// CREATED -> ENTERED -> EXITED      the block ended in time
///               |
///               v
///           EXPIRING -> EXPIRED     the deadline passed while it ran
/// ```
///
/// As CPython 3.13's `asyncio.Timeout`. One difference: Java does not chain the exception that was
/// being handled when another one is thrown, so if a block replaces the cancellation with an
/// exception of its own, that stays as it is.
public final class Timeout {

  private enum State {
    CREATED("created"),
    ENTERED("active"),
    EXPIRING("expiring"),
    EXPIRED("expired"),
    EXITED("finished");

    private final String words; // as in CPython

    State(String words) {
      this.words = words;
    }
  }

  private final EventLoop loop = EventLoop.running();
  private State state = State.CREATED;
  private @Nullable Task<?> task;
  private int cancelsBefore;
  // Nanoseconds of loop time; null means never.
  private @Nullable Long when;
  private @Nullable Handle alarm;

  private Timeout(@Nullable Long when) {
    AccessLog.makes(this);
    this.when = when;
  }

  /// Returns a coroutine that runs `body` and cancels it when `delay` has passed; null means never.
  static <T extends @Nullable Object> Coroutine<T> after(
      @Nullable Duration delay, Body.In<Timeout, T> body) {
    return Coroutine.named(
        "timeout",
        () -> {
          var clock = EventLoop.running().clock();
          AccessLog.reads(clock, AccessLog.NOW);
          return new Timeout(delay == null ? null : Deadlines.after(clock.nanos(), delay))
              .run(body);
        });
  }

  /// Returns a coroutine that runs `body` and cancels it at the loop time `when`.
  static <T extends @Nullable Object> Coroutine<T> at(Duration when, Body.In<Timeout, T> body) {
    return Coroutine.named(
        "timeoutAt",
        () -> {
          AccessLog.reads(EventLoop.running().clock());
          return new Timeout(Deadlines.nanos(when)).run(body);
        });
  }

  private <T extends @Nullable Object> T run(Body.In<Timeout, T> body) throws Throwable {
    enter();
    T value;
    try {
      value = body.run(this);
    } catch (CancelledError cancelled) {
      throw leave() ? new TimeoutError(cancelled) : cancelled;
    } catch (Throwable failure) {
      leave();
      throw failure;
    }
    leave();
    return value;
  }

  private void enter() {
    state = State.ENTERED;
    var current = Async.currentTask();
    task = current;
    cancelsBefore = current.cancelling();
    setAlarm();
  }

  /// Ends the block; returns whether only this time-out has asked for a cancellation.
  private boolean leave() {
    AccessLog.writes(this);
    if (alarm != null) {
      alarm.cancel();
      alarm = null;
    }
    if (state == State.EXPIRING && task != null) {
      state = State.EXPIRED;
      return task.uncancel() <= cancelsBefore;
    }
    state = State.EXITED;
    return false;
  }

  /// Moves the deadline to the loop time `when`; null removes it.
  ///
  /// @throws IllegalStateException if the block has ended or its time has passed
  public void reschedule(@Nullable Duration when) {
    loop.requireOwnThread();
    AccessLog.writes(this);
    if (state != State.ENTERED) {
      throw new IllegalStateException(
          state == State.CREATED
              ? "Timeout has not been entered"
              : format("Cannot change state of %s Timeout", state.words));
    }
    AccessLog.reads(loop.clock()); // what's left until then depends on it
    this.when = when == null ? null : (Long) Deadlines.nanos(when);
    setAlarm();
  }

  private void setAlarm() {
    if (alarm != null) {
      alarm.cancel();
    }
    if (when == null) {
      alarm = null;
    } else if (when <= loop.clock().nanos()) {
      alarm = loop.callSoon(this::expire);
    } else {
      alarm = loop.callAt(Duration.ofNanos(when), this::expire);
    }
  }

  private void expire() {
    AccessLog.writes(this);
    if (task != null) {
      task.cancel();
    }
    state = State.EXPIRING;
    alarm = null;
  }

  /// Returns the deadline in loop time; empty if there is none.
  public Optional<Duration> when() {
    AccessLog.reads(this);
    AccessLog.reads(loop.clock());
    return Optional.ofNullable(when).map(Duration::ofNanos);
  }

  /// Returns whether the deadline passed while the block ran.
  public boolean expired() {
    AccessLog.reads(this);
    return state == State.EXPIRING || state == State.EXPIRED;
  }

  @Override
  public String toString() {
    AccessLog.reads(this);
    AccessLog.reads(loop.clock());
    return format(
        "<Timeout [%s]%s>",
        state.words,
        state == State.ENTERED ? " when=" + (when == null ? "never" : TimeText.exact(when)) : "");
  }
}
