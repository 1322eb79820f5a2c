package dev.loopbook.step;

import static java.util.stream.Collectors.partitioningBy;

import dev.loopbook.loop.DeadlockError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.VirtualClock;
import dev.loopbook.program.CodePlace;
import dev.loopbook.step.TickReport.Part;
import dev.loopbook.step.TickReport.Timer;
import dev.loopbook.step.TickReport.Waited;
import dev.loopbook.step.TickReport.Waiting;
import dev.loopbook.text.SafeText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What's recorded of one loop: its current tick so far.
final class LoopRecord {

  final EventLoop loop;
  final int number;

  /// The turn that's running.
  @Nullable TurnRecord turn;

  /// What somebody is changing in the paused loop, in words that follow "you".
  @Nullable String intervention;

  private final List<String> interventions = new ArrayList<>();

  /// The line of the `run(...)` that runs it.
  @Nullable CodePlace runAt;

  /// The line at which the running callback is stopped.
  @Nullable CodePlace at;

  /// Whether somebody wants a report of the tick that is running.
  boolean isTold = true;

  /// What was printed outside all turns since the last report.
  final List<PrintedText> besides = new ArrayList<>();

  /// The ticks since the last report in which only the library cleaned up.
  final List<Long> passedOver = new ArrayList<>();

  // What the tasks wait for, perhaps forever: recorded when a tick begins with nothing to run.
  private Optional<List<Waiting>> stuck = Optional.empty();
  private Optional<TickReport> broken = Optional.empty();
  private long lastTick;
  private boolean wasIdle;
  private boolean isOpen;
  private boolean hasRun;
  private boolean jumped;
  private boolean isEndingRun;
  private boolean isCleaningUp;
  private String whyCleanUp = "";
  private @Nullable String socket;
  private long tick;
  private long lastNanos;
  private long ranAt;
  private long from;
  private int callbacks;
  private int reported;
  private Set<Handle> inThisTick = Set.of();
  private final BinaryOperator<List<Handle>> inOrder;
  private final List<String> cancelled = new ArrayList<>();
  private final List<String> news = new ArrayList<>();
  private final List<Timer> fired = new ArrayList<>();
  private final List<TurnRecord> turns = new ArrayList<>();
  private final Deque<TurnRecord> interrupted = new ArrayDeque<>();

  /// @param inOrder puts those that run in this tick, and those that run later, in the order in
  ///   which they will
  LoopRecord(EventLoop loop, int number, BinaryOperator<List<Handle>> inOrder) {
    this.loop = loop;
    this.number = number;
    this.inOrder = inOrder;
  }

  /// Begins a tick.
  ///
  /// @param waiting what the tasks wait for, if there's nothing to run and no timer
  void tickBegins(Optional<List<Waiting>> waiting, DisplayNames names) {
    broken = breakOff(names);
    stuck = waiting;
    tick = loop.tick();
    from = loop.nanos();
    wasIdle = loop.ready().isEmpty();
    isOpen = true;
    hasRun = false;
    jumped = false;
    callbacks = 0;
    reported = 0;
    news.clear();
    socket = null;
    fired.clear();
    turns.clear();
    interrupted.clear();
  }

  /// Returns the loop's time; once it is closed, that of its last tick.
  long nanos() {
    return loop.isClosed() ? lastNanos : loop.nanos();
  }

  /// Takes the tick as it is now: much may have changed while the loop was paused before it.
  void beginsNow() {
    from = loop.nanos();
    wasIdle = loop.ready().isEmpty();
    news.clear();
  }

  void tickRuns() {
    hasRun = true;
    ranAt = loop.nanos();
    socket = null;
    lastTick = tick;
    inThisTick = Collections.newSetFromMap(new IdentityHashMap<>());
    inThisTick.addAll(loop.ready());
    callbacks = inThisTick.size();
  }

  /// Ends the tick. Returns whether it's worth a picture.
  boolean tickEnds() {
    isOpen = false;
    var quiet =
        (isEndingRun || isCleaningUp)
            && cancelled.isEmpty()
            && besides.isEmpty()
            && turns.stream().allMatch(turn -> turn.isQuiet() && Housekeeping.is(turn));
    if (quiet) {
      passedOver.add(loop.tick());
    } else {
      isEndingRun = turns.stream().anyMatch(Housekeeping::isStop);
    }
    return !quiet;
  }

  /// Ends a tick that won't complete. Returns what there was of it.
  Optional<TickReport> breakOff(DisplayNames names) {
    if (!isOpen) {
      return Optional.empty();
    }
    isOpen = false;
    if (!hasRun && stuck.isPresent()) {
      lastTick = tick;
      return Optional.of(report(new Part.Deadlock(stuck.get()), names));
    }
    return turns.size() > reported
        ? Optional.of(report(new Part.BrokenOff(), names))
        : Optional.empty();
  }

  /// Returns what there was of the tick before the present one, if that was broken off.
  Optional<TickReport> takeBroken() {
    var taken = broken;
    broken = Optional.empty();
    return taken;
  }

  /// Returns the last tick that got to run its callbacks; 0 before the first.
  long lastTick() {
    return lastTick;
  }

  void cleanUpBegins(DisplayNames names, @Nullable Throwable failure) {
    broken = breakOff(names);
    isCleaningUp = true;
    whyCleanUp =
        switch (failure) {
          case null -> "its main task was done";
          case DeadlockError _ -> "nothing could ever run again";
          default -> "it had ended with " + SafeText.ofFailure(failure);
        };
  }

  /// Returns why `run(...)` cleans up, in a clause.
  String whyCleanUp() {
    return whyCleanUp;
  }

  boolean isCleaningUp() {
    return isCleaningUp;
  }

  void cancelled(String task) {
    if (!cancelled.contains(task)) {
      cancelled.add(task);
    }
  }

  void intervenes(String what) {
    intervention = what;
    interventions.add(TickReport.YOU + what);
  }

  void jumps() {
    jumped = true;
  }

  void news(String what) {
    news.add(what);
  }

  /// Records that a socket is ready, and for what. What gets queued until the next one is, is
  /// queued for that.
  void socketReady(String what) {
    socket = what;
    news.add(what);
  }

  /// Records that the socket that is ready made a task ready.
  void socketWoke(String task) {
    news.set(news.size() - 1, news.getLast() + ", wakes " + task);
  }

  /// Returns which socket is ready, and for what, while the loop polls.
  Optional<String> socket() {
    return Optional.ofNullable(socket);
  }

  void fired(Timer timer) {
    fired.add(timer);
  }

  /// Begins the first step of an eager task, inside the turn that made the task.
  void turnBeginsInside(TurnRecord outer, TurnRecord inner) {
    interrupted.push(outer);
    turn = inner;
  }

  /// Returns whether the running turn is inside another one.
  boolean isInside() {
    return !interrupted.isEmpty();
  }

  void turnEnds(TurnRecord ended) {
    isEndingRun |= Housekeeping.isStop(ended);
    turn = interrupted.poll();
    if (turn == null) {
      ended.addWithInside(turns);
    } else {
      turn.ranInside(ended);
    }
  }

  /// Returns how many callbacks of this tick have run.
  int turns() {
    return turns.size();
  }

  /// Returns the callbacks still to run in this tick.
  List<Handle> left() {
    return ready().stream().filter(inThisTick::contains).toList();
  }

  /// Returns the ready queue as it will run.
  private List<Handle> ready() {
    var queued = loop.ready().stream().collect(partitioningBy(inThisTick::contains));
    return inOrder.apply(queued.get(true), queued.get(false));
  }

  /// Returns the callbacks waiting for the next tick.
  List<Handle> next() {
    return ready().stream().filter(handle -> !inThisTick.contains(handle)).toList();
  }

  /// Returns what happened since the last report, and starts a new one.
  TickReport report(Part part, DisplayNames names) {
    var inPart = part instanceof Part.Callbacks;
    var isOver = inPart || part instanceof Part.Whole;
    var report =
        new TickReport(
            number,
            tick,
            part,
            from,
            loop.nanos(),
            isCleaningUp,
            cancelled,
            clock(),
            passedOver,
            Stream.concat(interventions.stream(), news.stream()).toList(),
            fired,
            turns.subList(reported, turns.size()).stream()
                .map(turn -> turn.toValue(names))
                .toList(),
            besides,
            inPart ? names.queue(left()) : TickReport.Queue.NONE,
            isOver ? names.queue(inPart ? next() : ready()) : TickReport.Queue.NONE);
    reported();
    return report;
  }

  /// Returns the loop's time when the callbacks of the tick began to run.
  long ranAt() {
    return ranAt;
  }

  /// Returns the turns of the tick that has ended, reported or not.
  List<TurnRecord> turnsOfTick() {
    return turns;
  }

  /// Returns how many times anything was printed since the last report.
  int prints() {
    return besides.size()
        + turns.subList(reported, turns.size()).stream()
            .mapToInt(turn -> turn.printed().size())
            .sum();
  }

  /// Starts a new report, and forgets what belonged to the last one.
  void reported() {
    lastNanos = loop.nanos();
    from = lastNanos;
    wasIdle = false;
    reported = turns.size();
    news.clear();
    interventions.clear();
    fired.clear();
    cancelled.clear();
    besides.clear();
    passedOver.clear();
  }

  /// Returns the part of the tick that ran since the last report.
  Part.Callbacks part() {
    return new Part.Callbacks(reported + 1, turns.size(), Math.max(callbacks, turns.size()));
  }

  /// Returns how many callbacks ran since the last report.
  int newTurns() {
    return turns.size() - reported;
  }

  /// Returns whether anything ran since the last report.
  boolean hasNews() {
    return turns.size() > reported;
  }

  /// Returns whether part of this tick has been reported already.
  boolean isPartlyReported() {
    return reported > 0;
  }

  private Waited clock() {
    if (!wasIdle) {
      return Waited.NOT;
    }
    if (jumped) {
      return Waited.JUMPED;
    }
    if (!news.isEmpty()) {
      return Waited.FOR_OUTSIDE;
    }
    return loop.clock() instanceof VirtualClock || fired.isEmpty() ? Waited.NOT : Waited.SLEPT;
  }
}
