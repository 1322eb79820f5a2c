package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A value that may not be there yet.
///
/// ```
/// PENDING -> FINISHED    a result or an exception was set
///         -> CANCELLED   cancel() was called
/// ```
///
/// Belongs to one loop and to that loop's thread. As CPython 3.13's `asyncio.Future`.
///
/// @param <T> the value's type
public sealed class Future<T extends @Nullable Object> implements Awaitable<T>
    permits Task, GatheringFuture, Future.Plain {

  /// Whether the value is there.
  public enum State {
    /// Not yet.
    PENDING,
    /// A result or an exception is there.
    FINISHED,
    /// It was cancelled; there will be no result.
    CANCELLED
  }

  private final EventLoop loop;
  private State state = State.PENDING;
  private @Nullable T result;
  private @Nullable Throwable exception;
  // The stack that the failure had when it came in; null if it came through no await before.
  private StackTraceElement @Nullable [] path;
  private boolean unretrieved;
  private @Nullable String cancelMessage;
  private @Nullable CancelledError cancelledBy;
  private List<Callback<T>> callbacks = List.of();

  Future(EventLoop loop) {
    AccessLog.makes(this);
    this.loop = loop;
  }

  /// Returns the loop it belongs to.
  public final EventLoop loop() {
    return loop;
  }

  /// Returns whether it is pending, finished or cancelled.
  public final State state() {
    AccessLog.reads(this);
    return state;
  }

  /// Returns whether it is finished or cancelled.
  public final boolean isDone() {
    AccessLog.reads(this);
    return state != State.PENDING;
  }

  /// Returns whether it was cancelled.
  public final boolean isCancelled() {
    AccessLog.reads(this);
    return state == State.CANCELLED;
  }

  /// Returns the value, or throws the exception that was set.
  ///
  /// @throws CancelledError if it was cancelled
  /// @throws InvalidStateError if it is still pending
  @SuppressWarnings("NullAway") // a finished future without an exception holds a T
  public final T result() {
    AccessLog.reads(this);
    requireFinished("Result is not set.");
    if (exception != null) {
      if (path != null) {
        exception.setStackTrace(path);
      }
      throw Raise.it(exception);
    }
    return result;
  }

  /// Returns the exception that was set; empty if it has a value.
  ///
  /// @throws CancelledError if it was cancelled
  /// @throws InvalidStateError if it is still pending
  public final Optional<Throwable> exception() {
    AccessLog.reads(this);
    requireFinished("Exception is not set.");
    var task = loop.currentTask();
    if (exception != null && path != null && task != null) {
      task.meet(exception, path);
    }
    return Optional.ofNullable(exception);
  }

  private void requireFinished(String otherwise) {
    if (state == State.CANCELLED) {
      throw makeCancelledError();
    }
    if (state == State.PENDING) {
      throw new InvalidStateError(otherwise);
    }
    unretrieved = false;
  }

  /// Returns the exception if no code has retrieved it yet; this call doesn't count as retrieving
  /// it.
  public final Optional<Throwable> unretrievedException() {
    AccessLog.reads(this);
    return unretrieved ? Optional.ofNullable(exception) : Optional.empty();
  }

  /// Sets the value and schedules the callbacks.
  ///
  /// @throws InvalidStateError if it is done already
  public void setResult(T value) {
    finish(value, null);
  }

  /// Sets the exception that [#result] will throw and schedules the callbacks.
  ///
  /// @throws InvalidStateError if it is done already
  public void setException(Throwable failure) {
    finish(null, requireNonNull(failure, "failure"));
  }

  final void finish(@Nullable T value, @Nullable Throwable failure) {
    AccessLog.writes(this);
    if (isDone()) {
      throw new InvalidStateError(
          "invalid state: " + this + " is done already; check isDone() first");
    }
    result = value;
    exception = failure;
    path = failure == null ? null : pathSoFar(failure);
    unretrieved = failure != null;
    state = State.FINISHED;
    announce();
  }

  /// Cancels it without a message. See [#cancel(String)].
  public final boolean cancel() {
    return cancel(null);
  }

  /// Cancels it, so that code that awaits it gets a [CancelledError] with `message`.
  ///
  /// @return false if it was done already
  public boolean cancel(@Nullable String message) {
    return markCancelled(message);
  }

  final boolean markCancelled(@Nullable String message) {
    AccessLog.writes(this);
    unretrieved = false;
    if (isDone()) {
      return false;
    }
    state = State.CANCELLED;
    cancelMessage = message;
    announce();
    return true;
  }

  /// Marks it cancelled by `error`. The first call that asks for the result gets that very error.
  final void markCancelledBy(CancelledError error) {
    cancelledBy = error;
    path = pathSoFar(error);
    markCancelled(null);
  }

  /// Returns the stack with which `failure` came here, if through an await of the running task, or
  /// from the future whose callback is running; null if it is new.
  private StackTraceElement @Nullable [] pathSoFar(Throwable failure) {
    var task = loop.currentTask();
    if (task != null) {
      return task.pathOfMet(failure);
    }
    var source = loop.currentHandle().map(Handle::notifier).orElse(null);
    return source != null && source.endedWith(failure) ? source.path : null;
  }

  @SuppressWarnings("ReferenceEquality") // that very one
  private boolean endedWith(Throwable failure) {
    return failure == exception || (state == State.CANCELLED && failure instanceof CancelledError);
  }

  /// Returns the stack of `failure`, with which this future ended, below which an await puts its
  /// own.
  final StackTraceElement[] pathOf(Throwable failure) {
    return path != null ? path : FailurePath.own(failure);
  }

  final void forgetException() {
    unretrieved = false;
  }

  final @Nullable String cancelMessage() {
    return cancelMessage;
  }

  final void setCancelMessage(@Nullable String message) {
    cancelMessage = message;
  }

  final CancelledError makeCancelledError() {
    var original = cancelledBy;
    cancelledBy = null;
    return original != null ? original : CancelledError.thrownIn(cancelMessage);
  }

  /// Schedules `callback` for the tick after the future is done; if it is done already, for the
  /// next.
  public final void addDoneCallback(Consumer<? super Future<T>> callback) {
    addDoneCallback(callback, Context.copy());
  }

  /// Schedules `callback` for when it is done, to run in `context` itself; in the next tick if it
  /// is done already.
  public final void addDoneCallback(Consumer<? super Future<T>> callback, Context context) {
    requireNonNull(callback, "callback");
    requireNonNull(context, "context");
    AccessLog.writes(this);
    var entry = new Callback<T>(callback, context);
    if (isDone()) {
      schedule(entry);
    } else if (callbacks.isEmpty()) {
      callbacks = List.of(entry);
    } else {
      callbacks = callbacks.size() == 1 ? new ArrayList<>(callbacks) : callbacks;
      callbacks.add(entry);
    }
  }

  /// Removes `callback` if it isn't scheduled yet; returns how many times it was found.
  public final int removeDoneCallback(Consumer<? super Future<T>> callback) {
    requireNonNull(callback, "callback");
    AccessLog.writes(this);
    var kept = callbacks.stream().filter(entry -> !entry.code.equals(callback)).toList();
    var removed = callbacks.size() - kept.size();
    if (removed > 0) {
      callbacks = kept.size() < 2 ? List.copyOf(kept) : new ArrayList<>(kept);
    }
    return removed;
  }

  private void announce() {
    var listener = loop.listener();
    if (listener != null) {
      listener.futureDone(this);
    }
    var due = callbacks;
    callbacks = List.of();
    due.forEach(this::schedule);
  }

  private void schedule(Callback<T> entry) {
    loop.callSoon(new Notification<>(this, entry.code), entry.context);
  }

  /// Returns a few words that say what a task that awaits it is waiting for.
  public String label() {
    return toString();
  }

  @Override
  public String toString() {
    return format("<Future %s>", stateInWords());
  }

  final String stateInWords() {
    AccessLog.reads(this);
    return switch (state) {
      case PENDING -> "pending";
      case CANCELLED -> "cancelled";
      case FINISHED ->
          exception == null ? "finished result=" + result : "finished exception=" + exception;
    };
  }

  private record Callback<T extends @Nullable Object>(
      Consumer<? super Future<T>> code, Context context) {}

  /// Calls one callback of a future that is done.
  record Notification<T extends @Nullable Object>(
      Future<T> future, Consumer<? super Future<T>> waiter) implements Runnable {
    @Override
    public void run() {
      waiter.accept(future);
    }

    @Override
    public String toString() {
      return Label.of(waiter);
    }
  }

  /// Returns the pending futures that it depends on itself: the children of a gather, the task
  /// behind a shield. Empty if there are none, or if that is unknown.
  public List<Future<?>> dependsOn() {
    return List.of();
  }

  static List<Future<?>> pending(Collection<? extends Future<?>> futures) {
    return futures.stream().<Future<?>>map(future -> future).filter(f -> !f.isDone()).toList();
  }

  /// A future that other code completes.
  static final class Plain<T extends @Nullable Object> extends Future<T> {

    private final @Nullable Object subject;

    Plain(EventLoop loop, @Nullable Object subject) {
      super(loop);
      this.subject = subject;
    }

    @Override
    public boolean cancel(@Nullable String message) {
      var cancelled = super.cancel(message);
      if (cancelled && subject instanceof ThreadJob job) {
        job.callOff();
      }
      return cancelled;
    }

    @Override
    public Optional<Object> subject() {
      return Optional.ofNullable(subject);
    }

    @Override
    public List<Future<?>> dependsOn() {
      return switch (subject) {
        case Dependent dependent -> dependent.dependsOn();
        case Future<?> future -> pending(List.of(future));
        case null, default -> List.of();
      };
    }

    @Override
    public String label() {
      return subject == null ? toString() : subject.toString();
    }
  }

  /// Returns what it stands for, such as the lock that a task waits for; empty if that is unknown.
  public Optional<Object> subject() {
    return Optional.empty();
  }
}
