package dev.loopbook.loop;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How the loops of a program are made: their clock, their queues, their listeners. This is the
/// only way to get inside a loop.
///
/// To run a program with a setup, bind it around the program with [#call]. Each loop that the
/// program makes reads it, also on threads that the program starts. The program itself stays as it
/// is.
///
/// A setup is immutable: each `with` method returns another.
public final class LoopSetup {

  private static final InheritableThreadLocal<LoopSetup> BOUND = new InheritableThreadLocal<>();

  private static final LoopSetup STANDARD = new LoopSetup(new Parts());

  private final Parts parts;
  private final @Nullable LoopListener listener;

  private LoopSetup(Parts parts) {
    this.parts = parts;
    this.listener = parts.listeners.isEmpty() ? null : new Listeners(parts.listeners);
  }

  /// Returns the setup of a program that runs on its own: real time, no listeners.
  public static LoopSetup standard() {
    return STANDARD;
  }

  /// Returns the setup that is bound around the running code, or the standard one.
  public static LoopSetup current() {
    var bound = BOUND.get();
    return bound == null ? STANDARD : bound;
  }

  /// Returns the setup of the loop that runs on this thread, or else [#current].
  static LoopSetup inForce() {
    var loop = EventLoop.runningOrNull();
    return loop == null ? current() : loop.setup();
  }

  /// Runs `body` with this setup bound, and returns its value.
  public <T extends @Nullable Object> T call(Body<T> body) {
    requireNonNull(body, "body");
    var before = BOUND.get();
    BOUND.set(this);
    try {
      return body.run();
    } catch (Throwable e) {
      throw Raise.it(e);
    } finally {
      if (before == null) {
        BOUND.remove();
      } else {
        BOUND.set(before);
      }
    }
  }

  /// Returns this setup with a virtual clock for each loop.
  public LoopSetup withVirtualTime() {
    return withClock(Clock::virtual);
  }

  /// Returns this setup with a clock from `clocks` for each loop.
  public LoopSetup withClock(Supplier<? extends Clock> clocks) {
    requireNonNull(clocks, "clocks");
    return with(changed -> changed.clocks = clocks);
  }

  /// Returns this setup with a ready queue from `queues` for each loop.
  public LoopSetup withReadyQueue(Supplier<? extends ReadyQueue> queues) {
    requireNonNull(queues, "queues");
    return with(changed -> changed.readyQueues = queues);
  }

  /// Returns this setup with a timer order from `orders` for each loop. It matters only in virtual
  /// time.
  public LoopSetup withTimerOrder(Supplier<? extends TimerOrder> orders) {
    requireNonNull(orders, "orders");
    return with(changed -> changed.timerOrders = orders);
  }

  /// Returns this setup with `log`, which hears what the callbacks of each loop read and write.
  public LoopSetup withAccessLog(AccessLog log) {
    requireNonNull(log, "log");
    AccessLogs.noteMade();
    return with(changed -> changed.accessLog = log);
  }

  /// Returns this setup with a poller from `pollers` for each loop.
  public LoopSetup withPoller(Supplier<? extends Poller> pollers) {
    requireNonNull(pollers, "pollers");
    return with(changed -> changed.pollers = pollers);
  }

  /// Returns this setup with one more listener.
  public LoopSetup withListener(LoopListener listener) {
    requireNonNull(listener, "listener");
    return with(changed -> changed.listeners.add(listener));
  }

  /// Returns the first listener of this type, if there is one.
  public <L extends LoopListener> Optional<L> listener(Class<L> type) {
    requireNonNull(type, "type");
    return parts.listeners.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /// Returns this setup without the listeners that `unwanted` picks, for code inside a program that
  /// runs loops of its own and is itself responsible for them.
  public LoopSetup withoutListeners(Predicate<? super LoopListener> unwanted) {
    requireNonNull(unwanted, "unwanted");
    return with(changed -> changed.listeners.removeIf(unwanted));
  }

  /// Returns this setup with `handler` as the loops' first handler of failures that no code can
  /// catch.
  public LoopSetup withExceptionHandler(ExceptionContext.Handler handler) {
    requireNonNull(handler, "handler");
    return with(changed -> changed.exceptionHandler = handler);
  }

  /// Returns this setup with a record kept of where coroutines, tasks and timers are made.
  public LoopSetup withOrigins() {
    return with(changed -> changed.tracksOrigins = true);
  }

  /// Returns this setup with every `await` inside `synchronized` refused. The check costs about 15
  /// µs for each suspension.
  public LoopSetup withMonitorCheck() {
    return with(changed -> changed.refusesMonitors = true);
  }

  /// Returns this setup with `atWork`, which says, before virtual time jumps, whether a thread is
  /// at work that time must wait for.
  ///
  /// The standard answer is no.
  public LoopSetup withOutsideWork(BooleanSupplier atWork) {
    requireNonNull(atWork, "atWork");
    return with(changed -> changed.outsideWork = atWork);
  }

  /// Returns this setup with `mayCall`, which says, when a loop has nothing left to do, whether a
  /// thread may still call it.
  ///
  /// The standard answer is that of [#withOutsideWork] if it was given, or else yes while another
  /// non-daemon thread or a virtual thread is alive, or the common pool has work.
  public LoopSetup withOutsideCallers(BooleanSupplier mayCall) {
    requireNonNull(mayCall, "mayCall");
    return with(changed -> changed.outsideCallers = mayCall);
  }

  /// Returns this setup with `report`, which makes the message of a [DeadlockError]. The standard
  /// one lists each waiting task and what it waits for.
  public LoopSetup withDeadlockReport(Function<EventLoop, String> report) {
    requireNonNull(report, "report");
    return with(changed -> changed.deadlockReport = report);
  }

  String deadlockReport(EventLoop loop) {
    return parts.deadlockReport.apply(loop);
  }

  Clock makeClock() {
    return parts.clocks.get();
  }

  ReadyQueue makeReadyQueue() {
    return parts.readyQueues.get();
  }

  /// Returns what hears of reads and writes, if anybody wants to know.
  public @Nullable AccessLog accessLog() {
    return parts.accessLog;
  }

  @Nullable TimerOrder makeTimerOrder() {
    return parts.timerOrders == null ? null : parts.timerOrders.get();
  }

  Poller makePoller() {
    return parts.pollers.get();
  }

  /// Returns the listener of every event, or null if there is none.
  @Nullable LoopListener listener() {
    return listener;
  }

  ExceptionContext.Handler exceptionHandler() {
    return parts.exceptionHandler;
  }

  /// Returns whether the loops record where coroutines, tasks and timers are made.
  public boolean tracksOrigins() {
    return parts.tracksOrigins;
  }

  boolean refusesMonitors() {
    return parts.refusesMonitors;
  }

  /// Returns whether virtual time must not jump because a thread is at work.
  boolean isOutsideAtWork() {
    return parts.outsideWork != null && parts.outsideWork.getAsBoolean();
  }

  /// Returns whether a loop with nothing left to do may still be called by some thread.
  boolean mayBeCalled() {
    if (parts.outsideCallers != null) {
      return parts.outsideCallers.getAsBoolean();
    }
    return parts.outsideWork == null ? OtherThreads.mayCall() : parts.outsideWork.getAsBoolean();
  }

  private LoopSetup with(Consumer<Parts> change) {
    var changed = parts.copy();
    change.accept(changed);
    return new LoopSetup(changed);
  }

  // Never changes once a setup owns it.
  private static final class Parts {
    Supplier<? extends Clock> clocks = Clock::real;
    Supplier<? extends ReadyQueue> readyQueues = ReadyQueue::fifo;
    @Nullable Supplier<? extends TimerOrder> timerOrders;
    @Nullable AccessLog accessLog;
    Supplier<? extends Poller> pollers = Poller::parking;
    List<LoopListener> listeners = new ArrayList<>();
    ExceptionContext.Handler exceptionHandler = ExceptionContext.toStandardError();
    Function<EventLoop, String> deadlockReport = DeadlockError::waiting;
    @Nullable BooleanSupplier outsideWork;
    @Nullable BooleanSupplier outsideCallers;
    boolean tracksOrigins;
    boolean refusesMonitors;

    Parts copy() {
      var copy = new Parts();
      copy.clocks = clocks;
      copy.readyQueues = readyQueues;
      copy.timerOrders = timerOrders;
      copy.accessLog = accessLog;
      copy.pollers = pollers;
      copy.listeners = new ArrayList<>(listeners);
      copy.exceptionHandler = exceptionHandler;
      copy.deadlockReport = deadlockReport;
      copy.outsideWork = outsideWork;
      copy.outsideCallers = outsideCallers;
      copy.tracksOrigins = tracksOrigins;
      copy.refusesMonitors = refusesMonitors;
      return copy;
    }
  }
}
