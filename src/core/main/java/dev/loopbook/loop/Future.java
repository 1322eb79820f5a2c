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
/// Belongs to one loop and to that loop's thread: while the loop runs, whatever changes the future
/// throws an [IllegalStateException] on any other thread. As CPython 3.13's `asyncio.Future`.
///
/// @param <T> the value's type
public sealed class Future<T extends @Nullable Object> implements Awaitable<T>
    permits Task, GatheringFuture, SleepFuture, Future.Plain {

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
  private @Nullable Failure failure;
  private @Nullable String cancelMessage;
  private @Nullable Callback<T> callbacks;

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
    if (failure != null) {
      if (failure.path != null) {
        failure.thrown.setStackTrace(failure.path);
      }
      throw Raise.it(failure.thrown);
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
    if (failure == null) {
      return Optional.empty();
    }
    var task = loop.currentTask();
    if (failure.path != null && task != null) {
      task.meet(failure.thrown, failure.path);
    }
    return Optional.of(failure.thrown);
  }

  private void requireFinished(String otherwise) {
    if (state == State.CANCELLED) {
      throw makeCancelledError();
    }
    if (state == State.PENDING) {
      throw new InvalidStateError(otherwise);
    }
    forgetException();
  }

  /// Returns the exception if no code has retrieved it yet; this call doesn't count as retrieving
  /// it.
  public final Optional<Throwable> unretrievedException() {
    AccessLog.reads(this);
    return state == State.FINISHED && failure != null && failure.unretrieved
        ? Optional.of(failure.thrown)
        : Optional.empty();
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

  final void finish(@Nullable T value, @Nullable Throwable thrown) {
    loop.requireOwnThread();
    AccessLog.writes(this);
    if (isDone()) {
      throw new InvalidStateError(
          "invalid state: " + this + " is done already; check isDone() first");
    }
    result = value;
    failure = thrown == null ? null : new Failure(thrown, pathSoFar(thrown));
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
    loop.requireOwnThread();
    AccessLog.writes(this);
    forgetException();
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
    failure = new Failure(error, pathSoFar(error));
    markCancelled(null);
  }

  /// Returns the stack with which `thrown` came here, if through an await of the running task, or
  /// from the future whose callback is running; null if it is new.
  private StackTraceElement @Nullable [] pathSoFar(Throwable thrown) {
    var task = loop.currentTask();
    if (task != null) {
      return task.pathOfMet(thrown);
    }
    var source = loop.currentHandle().map(Handle::notifier).orElse(null);
    return source != null && source.endedWith(thrown) ? source.path() : null;
  }

  @SuppressWarnings("ReferenceEquality") // that very one
  private boolean endedWith(Throwable thrown) {
    return state == State.CANCELLED
        ? thrown instanceof CancelledError
        : failure != null && failure.thrown == thrown;
  }

  private StackTraceElement @Nullable [] path() {
    return failure == null ? null : failure.path;
  }

  /// Returns the stack of `thrown`, with which this future ended, below which an await puts its
  /// own.
  final StackTraceElement[] pathOf(Throwable thrown) {
    var path = path();
    return path != null ? path : FailurePath.own(thrown);
  }

  final void forgetException() {
    if (failure != null && state == State.FINISHED) {
      failure.unretrieved = false;
    }
  }

  final @Nullable String cancelMessage() {
    return cancelMessage;
  }

  final void setCancelMessage(@Nullable String message) {
    cancelMessage = message;
  }

  final CancelledError makeCancelledError() {
    if (state == State.CANCELLED
        && failure != null
        && failure.unretrieved
        && failure.thrown instanceof CancelledError original) {
      failure.unretrieved = false;
      return original;
    }
    return CancelledError.thrownIn(cancelMessage);
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
    loop.requireOwnThread();
    AccessLog.writes(this);
    var entry = new Callback<T>(callback, context);
    if (isDone()) {
      schedule(entry);
    } else {
      append(entry);
    }
  }

  private void append(Callback<T> entry) {
    if (callbacks == null) {
      callbacks = entry;
    } else {
      callbacks.addLater(entry);
    }
  }

  /// Removes `callback` if it isn't scheduled yet; returns how many times it was found.
  public final int removeDoneCallback(Consumer<? super Future<T>> callback) {
    requireNonNull(callback, "callback");
    loop.requireOwnThread();
    AccessLog.writes(this);
    if (callbacks == null) {
      return 0;
    }
    var all = callbacks.withLater();
    callbacks = null;
    var removed = 0;
    for (var entry : all) {
      if (entry.code.equals(callback)) {
        removed++;
      } else {
        append(new Callback<>(entry.code, entry.context));
      }
    }
    return removed;
  }

  private void announce() {
    var listener = loop.listener();
    if (listener != null) {
      listener.futureDone(this);
    }
    var first = callbacks;
    callbacks = null;
    if (first != null) {
      schedule(first);
      first.later.forEach(this::schedule);
    }
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
          failure == null ? "finished result=" + result : "finished exception=" + failure.thrown;
    };
  }

  /// What a future failed with, or was cancelled by.
  private static final class Failure {

    private final Throwable thrown;
    // The stack that it had when it came in; null if it came through no await before.
    private final StackTraceElement @Nullable [] path;
    private boolean unretrieved = true;

    Failure(Throwable thrown, StackTraceElement @Nullable [] path) {
      this.thrown = thrown;
      this.path = path;
    }
  }

  /// A callback, and those that were added after it. Nearly every future has one at most, and a
  /// million of them need no million lists.
  private static final class Callback<T extends @Nullable Object> {

    private final Consumer<? super Future<T>> code;
    private final Context context;
    private List<Callback<T>> later = List.of();

    Callback(Consumer<? super Future<T>> code, Context context) {
      this.code = code;
      this.context = context;
    }

    void addLater(Callback<T> entry) {
      if (later.isEmpty()) {
        later = new ArrayList<>();
      }
      later.add(entry);
    }

    List<Callback<T>> withLater() {
      var all = new ArrayList<Callback<T>>();
      all.add(this);
      all.addAll(later);
      return all;
    }
  }

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

  /// How many of the futures that another [depends on][#dependsOn] have to be done before it is.
  public enum Needs {
    /// All of them.
    ALL,
    /// One of them, whichever is the first.
    FIRST,
    /// None, in the end: its time runs out.
    NONE
  }

  /// Returns how many of those that it [depends on][#dependsOn] have to be done before it is.
  public Needs needs() {
    return Needs.ALL;
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
    public Needs needs() {
      return subject instanceof Dependent dependent ? dependent.needs() : Needs.ALL;
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
