package dev.loopbook.explore;

import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.Clock;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopEscape;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.TimerHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One run of a [ReducedWalk]: it follows the path of nodes that is given, goes on first in, first
/// out past everything that sleeps, adds a node for each callback, and notes what each one touches.
final class ReducedRun extends RecordingChooser implements AccessLog, LoopListener {

  /// The part of an object that is a count.
  private static final int COUNT = -1;

  private final Freedom freedom;
  private final boolean reducesTimers;
  private final List<Node> path;
  private final int given;
  private final List<RanCallback> known;
  private final ValueNumbers values;
  private final Dependence dependence;
  private final List<RanCallback> events = new ArrayList<>();

  private final Map<Handle, Queued> queued = new IdentityHashMap<>();
  private final Map<Object, Integer> objects = new IdentityHashMap<>();
  private int[] madeIn = new int[64];
  private final Footprint.Builder touched = new Footprint.Builder();

  // The event that runs now, not yet among the events.
  private int runningHandle = -1;
  private int runningNode;
  private Queued running = Queued.AT_THE_START;

  private int nodes;
  private int ready;
  private boolean firesTimers;
  private int barrier;
  private boolean stopping;
  private int eventsBeforeTick = Integer.MAX_VALUE; // no tick runs
  private final BitSet endings = new BitSet(); // events that ended a run of the loop
  private List<Sleeper> sleeping = List.of();

  // Of a run in which any timer may be the next one due.
  private final List<TimerStep> steps = new ArrayList<>();
  private final Map<TimerHandle, Integer> timers = new IdentityHashMap<>();
  private final List<Integer> timersSetIn = new ArrayList<>(); // steps
  private int timerNode = -1;
  private boolean isClockOverruled;

  // Set when something is thrown out of the run. What the runner does then to clean up is no part
  // of it.
  private @Nullable LoopEscape over;

  /// How a callback came into the queue.
  private record Queued(int number, int cause, int barrier) {
    static final Queued AT_THE_START = new Queued(-1, -1, 0);
  }

  /// @param reducesTimers whether the timers that could be next are a part of the reduction
  /// @param path the nodes to follow; further ones are added behind them
  /// @param known the events before the last of these nodes, which are the same in this run
  /// @param values the numbers of values, the same for all runs of the walk
  ReducedRun(
      Freedom freedom,
      boolean reducesTimers,
      List<Node> path,
      List<RanCallback> known,
      ValueNumbers values,
      Dependence dependence,
      long mostCallbacks) {
    super(Picker.following(Order.fifo()), mostCallbacks);
    this.freedom = freedom;
    this.reducesTimers = reducesTimers;
    this.path = path;
    this.given = path.size();
    this.known = known;
    this.values = values;
    this.dependence = dependence;
  }

  /// Returns what ran, in order. Called when the run is over.
  List<RanCallback> events() {
    if (over == null) {
      endEvent();
      noteEscape();
    }
    return events;
  }

  // ---- choices ----

  @Override
  public void queued(Handle handle) {
    if (over != null) {
      return;
    }
    var isTimer = handle instanceof TimerHandle;
    if (isTimer && ready > 0 && !firesTimers) {
      throw end(new Irreducible("time moved on while callbacks were ready, as busy(…) makes it"));
    }
    if (handle instanceof TimerHandle timer && !firesTimers && reducesTimers) {
      beginStep(timer);
    }
    if (!isTimer && runningHandle < 0 && handle.loop().isRunning()) {
      throw end(new Irreducible("a callback came from a thread or a socket"));
    }
    firesTimers = isTimer;
    ready++;
    var cause = events.size() - (runningHandle < 0 ? 1 : 0);
    queued.put(
        handle,
        isTimer
            ? new Queued(queued.size(), -1, eventsBegun())
            : new Queued(queued.size(), cause, runningHandle < 0 ? events.size() : barrier));
  }

  // What runs now counts.
  private int eventsBegun() {
    return events.size() + (runningHandle < 0 ? 0 : 1);
  }

  @Override
  public void dropped(Handle handle) {
    if (over != null) {
      return;
    }
    endEvent();
    ready--;
    var how = how(handle);
    read(handle, WHOLE); // whoever cancelled it wrote it
    var footprint = touched.build();
    events.add(event(how, -1, footprint));
    wakeUp(footprint);
  }

  @Override
  public int callback(List<Handle> ready, int candidates) {
    if (over != null) {
      // The clean-up goes on. Not the same one again: Java adds an exception that leaves a block to
      // the one that is under way, and refuses to add it to itself.
      throw over instanceof EndlessRun ? new EndlessRun(callbacks()) : new Redundant();
    }
    endEvent();
    var node = node(ready, candidates);
    var index = node.indexOfChosen();
    pickWith((_, _) -> index);
    try {
      super.callback(ready, candidates);
    } catch (EndlessRun endless) {
      throw end(endless);
    }
    this.ready--;
    firesTimers = false;
    running = how(ready.get(index));
    runningHandle = running.number();
    runningNode = nodes - 1;
    return index;
  }

  private Node node(List<Handle> ready, int candidates) {
    var enabled = new int[candidates];
    for (var i = 0; i < candidates; i++) {
      enabled[i] = how(ready.get(i)).number();
    }
    if (nodes < given) {
      var node = path.get(nodes++);
      if (!Arrays.equals(enabled, node.enabled())) {
        throw end(new NotRepeatable());
      }
      return node;
    }
    var node = new Node(enabled, sleeping, objects.size(), events.size());
    if (!node.chooseFirstAwake()) {
      throw end(new Redundant());
    }
    path.add(node);
    nodes++;
    return node;
  }

  @Override
  public int timer(int options, List<TimerHandle> live) {
    if (over != null) {
      return 0;
    }
    endEvent();
    var numbers = numbers(options, live);
    if (nodes < given) {
      if (!Arrays.equals(numbers, path.get(nodes).enabled())) {
        throw end(new NotRepeatable());
      }
    } else {
      path.add(timerNode(numbers));
    }
    timerNode = nodes++;
    sleeping = List.of(); // all that was ready has run
    var index = path.get(timerNode).indexOfChosen();
    isClockOverruled = isClockOverruled || index > 0;
    pickWith((_, _) -> index);
    return super.timer(options, live);
  }

  private int[] numbers(int options, List<TimerHandle> live) {
    var numbers = new int[options];
    var singles =
        options - live.size(); // where the first ones fire together, that's one option more
    Arrays.fill(numbers, 0, singles, TimerStep.TOGETHER);
    for (var i = 0; i < live.size(); i++) {
      numbers[singles + i] = number(live.get(i));
    }
    return numbers;
  }

  // As long as the clock has its way, each option must be tried: timers that are due together make
  // it something else than one after the other.
  private Node timerNode(int[] numbers) {
    endStep();
    if (!reducesTimers || !isClockOverruled) {
      return Node.ofAllTimers(numbers, objects.size(), events.size());
    }
    var node = Node.ofTimers(numbers, timersAsleep(), objects.size(), events.size());
    if (!node.chooseFirstAwake()) {
      throw end(new Redundant());
    }
    return node;
  }

  private List<Sleeper> timersAsleep() {
    var asleep = List.<Sleeper>of();
    for (var step : steps) {
      asleep =
          step.ends()
              ? List.of()
              : step.node() < 0
                  ? stillAsleep(asleep, step.footprint())
                  : path.get(step.node()).asleepAfter(step.footprint(), this::madeIn, dependence);
    }
    return asleep;
  }

  private int number(TimerHandle timer) {
    return timers.computeIfAbsent(
        timer,
        _ -> {
          timersSetIn.add(steps.size() - 1);
          return timersSetIn.size() - 1;
        });
  }

  private void beginStep(TimerHandle timer) {
    endStep();
    var number = number(timer);
    if (timerNode < 0
        && isClockOverruled
        && events.size() >= known.size()
        && timersAsleep().stream().anyMatch(each -> each.handle() == number)) {
      throw end(new Redundant());
    }
    steps.add(new TimerStep(timerNode, number, events.size(), timersSetIn.get(number)));
    timerNode = -1;
  }

  private void endStep() {
    if (!steps.isEmpty()) {
      var step = steps.getLast();
      var all = step.counted();
      for (var event : events.subList(step.firstEvent(), events.size())) {
        all = all.and(event.footprint());
      }
      step.touched(all);
    }
  }

  @Override
  public void timerSet(TimerHandle timer) {
    if (over == null && reducesTimers) {
      number(timer);
    }
  }

  @Override
  public void timerCancelled(TimerHandle timer) {
    if (over == null && reducesTimers && !steps.isEmpty()) {
      steps.getLast().prevents(number(timer));
    }
  }

  /// Returns the steps of the timers that fired, if those are a part of the reduction. Called when
  /// the run is over.
  List<TimerStep> steps() {
    if (over == null) {
      endStep();
    }
    return steps;
  }

  private void endSteps() {
    if (!steps.isEmpty()) {
      steps.getLast().end();
    }
  }

  private LoopEscape end(LoopEscape why) {
    over = why;
    return why;
  }

  /// Returns whether another order stands for this run, so that its result is none: the program, or
  /// its clean-up, may have thrown something else instead.
  boolean isRedundant() {
    return over instanceof Redundant;
  }

  /// Throws what this run was broken off for, if the walk can't go on after that and the program
  /// caught it.
  void requireReducible() {
    if (over instanceof Irreducible || over instanceof NotRepeatable || over instanceof TimeRead) {
      throw over;
    }
  }

  private Queued how(Handle handle) {
    var how = queued.get(handle);
    if (how == null) {
      throw end(new Irreducible("a callback came from nowhere"));
    }
    return how;
  }

  // A run of the loop ends in one of three ways. When nothing can ever run again, everything before
  // comes before what follows, whatever the order. A callback that told the loop to stop ends the
  // run with its tick; where ticks have no borders of their own, it depends on how many callbacks
  // ran before which of those that are ready still have their turn. And an escape ends it at once,
  // whatever is ready. There is no model for the last two, unless everything is known to come
  // before that callback or after it.

  @Override
  public void tickBegins(EventLoop loop) {
    noteEscape();
    eventsBeforeTick = events.size();
    if (!freedom.crossesTicks()) {
      barrier = events.size();
    }
  }

  @Override
  public void tickEnds(EventLoop loop) {
    eventsBeforeTick = Integer.MAX_VALUE;
    if (stopping && over == null) {
      stopping = false;
      barrier = events.size();
      if (freedom.crossesTicks() && ready > 0) {
        throw end(endedAmidst());
      }
    }
  }

  /// Notes that the last tick was left in the middle, if it was.
  private void noteEscape() {
    if (events.size() > eventsBeforeTick && over == null) {
      eventsBeforeTick = Integer.MAX_VALUE;
      endings.set(events.size() - 1);
      endSteps();
      barrier = events.size();
      if (freedom.ordersCallbacks() && ready > 0) {
        throw end(endedAmidst());
      }
    }
  }

  private static Irreducible endedAmidst() {
    return new Irreducible("the loop can stop while callbacks are ready");
  }

  /// Refuses this run if a callback that ended a run of the loop could change places with another.
  void requireEndingsInOrder() {
    for (var ending = endings.nextSetBit(0); ending >= 0; ending = endings.nextSetBit(ending + 1)) {
      for (var n = 0; n < events.size(); n++) {
        var event = events.get(n);
        var isOrdered =
            n == ending
                || event.node() < 0 // a cancelled one does nothing
                || (n < ending ? events.get(ending).past().get(n) : event.past().get(ending));
        if (!isOrdered) {
          throw endedAmidst();
        }
      }
    }
  }

  /// What follows, such as the queue's looks for cancelled callbacks, belongs to none.
  @Override
  public void handleEnds(Handle handle) {
    if (over == null) {
      endEvent();
      if (!stopping && handle.loop().isStopping()) {
        stopping = true;
        endSteps();
        if (freedom.crossesTicks()) {
          endings.set(events.size() - 1);
        }
      }
    }
  }

  private void endEvent() {
    if (runningHandle < 0) {
      touched.build(); // of the code around callbacks
      return;
    }
    var footprint = touched.build();
    events.add(event(running, runningNode, footprint));
    sleeping =
        runningNode >= given - 1
            ? path.get(runningNode).asleepAfter(footprint, this::madeIn, dependence)
            : List.of();
    runningHandle = -1;
  }

  private void wakeUp(Footprint footprint) {
    sleeping = stillAsleep(sleeping, footprint);
  }

  /// Returns those that sleep on when something has run.
  private List<Sleeper> stillAsleep(List<Sleeper> asleep, Footprint footprint) {
    return asleep.stream()
        .filter(each -> dependence.sleepsThrough(each, footprint, this::madeIn))
        .toList();
  }

  private RanCallback event(Queued how, int node, Footprint footprint) {
    if (isKnown()) {
      return known.get(events.size());
    }
    var from = Math.max(how.barrier(), barrier);
    return new RanCallback(how.number(), node, how.cause(), from, footprint, new BitSet());
  }

  /// Returns whether the event that runs now is the same as last time.
  private boolean isKnown() {
    return events.size() < known.size();
  }

  /// Returns in which event an object was made, or -1 if nobody said so.
  int madeIn(int object) {
    return object < madeIn.length ? madeIn[object] - 1 : -1;
  }

  // ---- accesses ----

  @Override
  public void read(Object owner, int part) {
    if (owner instanceof Clock && part == WHOLE) {
      readTime();
    }
    if (dependence.counts(owner)) {
      var place = Footprint.place(number(owner), part); // numbered even if it's known
      if (!isKnown()) {
        touched.read(place);
      }
    }
  }

  /// Who counts last does something else with it, such as waking a task, in the middle of its step.
  /// So for whole steps, counting is writing.
  @Override
  public void count(Object owner) {
    read(owner, WHOLE);
    if (over == null && !steps.isEmpty() && dependence.counts(owner) && dependence.countsMatter()) {
      steps.getLast().counts(Footprint.place(number(owner), COUNT));
    }
  }

  @Override
  public void write(Object owner, int part) {
    note(owner, part, Footprint.UNKNOWN);
  }

  @Override
  public void write(Object owner, int part, @Nullable Object value) {
    note(owner, part, values.number(value));
  }

  private void note(Object owner, int part, int value) {
    if (dependence.counts(owner)) {
      var place = Footprint.place(number(owner), part);
      if (!isKnown()) {
        touched.write(place, dependence.value(value));
      }
    }
  }

  /// Everything that ran before has a part in which tick it is and what is scheduled, so nobody who
  /// asks could change places with anybody.
  @Override
  public void readSchedule() {
    readTime();
    if (over == null && freedom.ordersCallbacks()) {
      throw end(new Irreducible("the program asks which tick it is, or what is scheduled"));
    }
  }

  // Before a timer has fired, it's always the same time. What a loop does between callbacks is no
  // part of the program; what is done when none runs is, and is judged when the run is over.
  private void readTime() {
    if (over != null || steps.isEmpty()) {
      return;
    }
    if (runningHandle >= 0) {
      throw end(new TimeRead());
    }
    if (EventLoop.ifRunning().isEmpty()) {
      end(new TimeRead());
    }
  }

  @Override
  public void made(Object object) {
    var number = number(object);
    if (number >= madeIn.length) {
      madeIn = Arrays.copyOf(madeIn, Math.max(number + 1, 2 * madeIn.length));
    }
    madeIn[number] = events.size() + 1; // 0 stands for never
  }

  private int number(Object owner) {
    return objects.computeIfAbsent(owner, _ -> objects.size());
  }
}
