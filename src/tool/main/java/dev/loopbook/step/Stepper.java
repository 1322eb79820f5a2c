package dev.loopbook.step;

import dev.loopbook.explore.OrderReplay;
import dev.loopbook.explore.OrderToken;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LiveFrame;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.program.CodePlace;
import dev.loopbook.program.Ending;
import dev.loopbook.program.LocalVariable;
import dev.loopbook.program.Program;
import dev.loopbook.program.ProgramOutput;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.program.ProgramStopped;
import dev.loopbook.program.ProgramValues;
import dev.loopbook.program.RunOptions;
import dev.loopbook.program.Uninterruptibly;
import dev.loopbook.program.UserFrame;
import dev.loopbook.watch.Audit;
import dev.loopbook.watch.Finding;
import dev.loopbook.watch.HeldLoopWatch;
import dev.loopbook.watch.WaitGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One run of a program, under control: it runs when told to and pauses in between.
///
/// Driven by one thread, the shell's; only [#interrupt] may be called from another. While the
/// program is paused, its loops can be inspected.
public final class Stepper implements AutoCloseable {

  private static final int TIMERS_TOLD = 40;
  private static final Duration MOMENT_TO_END = Duration.ofSeconds(2);

  private final Program program;
  private final Audit audit = new Audit();
  private final HeldLoopWatch heldLoops = ProgramRun.heldLoopWatch(_ -> {});
  private final Map<HeldAt, Long> heldBefore = new HashMap<>();
  private final StepRecorder recorder;
  private final TickBuffer stretch = new TickBuffer();
  private final TickHistory history = new TickHistory();
  private final StopRules stops;
  private final Gate gate;
  private final ProgramRun run;
  private final Visits visits;
  private final List<Visit> afterEnd = new ArrayList<>(); // the shell's thread only
  private volatile Optional<CodePlace> line = Optional.empty(); // written by who runs the loop
  private @Nullable Ending ending;
  private long droppedBefore;

  /// Starts a program. It runs by itself up to its first loop; [#go] with [Goal#beginning] waits
  /// for that.
  ///
  /// @param options how it's run; listeners given here are called first
  public Stepper(Program program, RunOptions options) {
    this(program, options, Optional.empty());
  }

  /// Starts a program along an order.
  ///
  /// @param order which callbacks run before their turn; none for first in, first out
  public Stepper(Program program, RunOptions options, Optional<OrderToken> order) {
    this(program, options, order, List.of());
  }

  private record HeldAt(String call, Optional<StackTraceElement> line) {}

  /// Starts a program again, with the visits that were paid to an earlier run of it.
  ///
  /// @param order which callbacks run before their turn; none for first in, first out
  /// @param toRepeat visits, each of which is paid again where it was paid before
  public Stepper(
      Program program, RunOptions options, Optional<OrderToken> order, List<PaidVisit> toRepeat) {
    this.program = program;
    visits = new Visits(toRepeat);
    // the program's thread may ask before the field is set
    var started = new CompletableFuture<ProgramRun>();
    gate = new Gate(end(started), repetition(started));
    recorder =
        new StepRecorder(
            thrown -> program.frames().of(thrown).stream().findFirst().map(Stepper::place),
            thrown -> program.frames().ofLastTask(thrown).stream().findFirst().map(Stepper::place),
            gate::isTold);
    stops = new StopRules(recorder, order.isEmpty(), started::join);
    run =
        program.start(
            options
                .withoutAudit() // the findings are shown in the end view instead
                .withListener(audit)
                .withListener(heldLoops) // before the gate, which holds the loop between callbacks
                .withListener(recorder)
                .withListener(stops)
                .withListener(new GateListener(recorder, stretch, history, gate))
                .withSetup(along(order))
                .withOutputTo(
                    chunk -> {
                      options.onOutput().accept(chunk);
                      recorder.printed(
                          new PrintedText(
                              chunk.text(), chunk.stream() == ProgramOutput.Stream.ERR));
                      stops.printed(chunk.text());
                    }));
    started.complete(run);
    Thread.ofVirtual().start(this::tellTheEnd);
  }

  private static Gate.RunEnd end(CompletableFuture<ProgramRun> started) {
    return new Gate.RunEnd() {
      @Override
      public boolean hasBegun() {
        return started.isDone() && started.join().isEnding();
      }

      @Override
      public ProgramStopped thrown() {
        return started.join().stopHere();
      }
    };
  }

  private Gate.Repetition repetition(CompletableFuture<ProgramRun> started) {
    return new Gate.Repetition() {
      @Override
      public void at(Position position, EventLoop loop) {
        visits.repeat(position, loop, started.join());
      }

      @Override
      public boolean looksAtCallbacks() {
        return visits.areInTicks();
      }
    };
  }

  private UnaryOperator<LoopSetup> along(Optional<OrderToken> order) {
    return order
        .map(token -> new OrderReplay(token.freedom(), token.order(), recorder::chosen))
        .map(this::followed)
        .orElse(UnaryOperator.identity());
  }

  private UnaryOperator<LoopSetup> followed(OrderReplay replay) {
    recorder.follows(replay);
    return replay::along;
  }

  private static CodePlace place(UserFrame frame) {
    return new CodePlace(frame.place().file(), frame.place().line());
  }

  private void tellTheEnd() {
    try {
      run.await();
    } catch (InterruptedException | IllegalStateException _) {
      // nobody interrupts this thread; a run whose supervisor failed is over too
    } finally {
      heldLoops.close();
      gate.over();
    }
  }

  // ---- going ----

  /// Lets the program run towards a goal. Returns when it's paused, when it has ended, or when it
  /// was interrupted and is busy.
  ///
  /// If it's busy with an earlier goal, it continues with that one, up to the next point where it
  /// can pause.
  ///
  /// @param meanwhile is told now and then how far it has come
  public StepResult go(Goal goal, Consumer<Position> meanwhile) {
    return go(goal, List.of(), meanwhile);
  }

  /// As the other one, but stops on the way where a rule says so.
  public StepResult go(Goal goal, List<StopRule> rules, Consumer<Position> meanwhile) {
    if (!gate.isBusy()) {
      stops.set(rules);
      run.stopAt(stops.lines(), this::atLine);
    }
    gate.setGoal(goal.or(stops));
    return switch (gate.await(meanwhile)) {
      case PAUSED -> paused();
      case OVER -> ended();
      case BUSY -> busy();
    };
  }

  /// Called by a thread of the program before it runs a line at which it's to be stopped.
  private void atLine(CodePlace place) {
    var loop = EventLoop.ifRunning();
    // the recorder asks the program's own objects for their text, and the shell must be able to ask
    // the recorder
    if (loop.isPresent() && !Thread.holdsLock(recorder)) {
      stopAt(place, loop.get());
    }
  }

  private void stopAt(CodePlace place, EventLoop loop) {
    gate.arriveAtLine(
        loop,
        recorder.of(loop).turns(),
        () -> {
          recorder.stopped(loop, place);
          stops.atLine(place, loop.runningTask());
          line = Optional.of(place);
        });
    line = Optional.empty();
    recorder.stopped(loop, null);
  }

  private StepResult paused() {
    var loop = gate.shown().orElseThrow();
    handInPart(loop);
    return new StepResult.Paused(
        stretch.take(),
        recorder.where(loop),
        recorder.printedOutside(),
        recorder.timers(loop, TIMERS_TOLD),
        loop.timers().size(),
        capNotice());
  }

  /// Returns a sentence on lost output, once.
  private Optional<String> capNotice() {
    var dropped = run.output().droppedBytes();
    if (dropped == droppedBefore) {
      return Optional.empty();
    }
    droppedBefore = dropped;
    return run.output().capNotice();
  }

  private void handInPart(EventLoop loop) {
    var record = recorder.of(loop);
    if (gate.position().callbacks() > 0 && record.hasNews()) {
      stretch.add(recorder.report(record, record.part()));
    }
  }

  private StepResult ended() {
    recorder.breakOffAll().forEach(stretch::add);
    var how = run.ending().orElseThrow();
    ending = how;
    return new StepResult.Ended(
        stretch.take(),
        how,
        recorder.printedOutside(),
        gate.shown().isPresent(),
        recorder.closingTicks(),
        findings(how),
        run.notes(),
        capNotice());
  }

  private List<Finding> findings(Ending how) {
    return switch (how) {
      case Ending.Finished _, Ending.Threw _ -> withWatched(audit.conclude());
      case Ending.Exited _ -> withWatched(audit.findings());
      // after a stop, everything is unfinished and nothing is a mistake
      case Ending.Stopped _ -> List.of();
    };
  }

  /// Returns where callbacks have made the loop wait in real time since this was last asked.
  public List<Finding.LoopHeld> newlyHeld() {
    var newly = new ArrayList<Finding.LoopHeld>();
    for (var finding : heldLoops.findings()) {
      var before = heldBefore.put(new HeldAt(finding.call(), finding.held()), finding.nanos());
      var more = finding.nanos() - (before == null ? 0 : before);
      if (more >= HeldLoopWatch.LEAST_NANOS) {
        newly.add(new Finding.LoopHeld(finding.call(), more, finding.held()));
      }
    }
    return newly;
  }

  private List<Finding> withWatched(List<Finding> findings) {
    return Stream.of(heldLoops.findings(), run.lockFindings(), findings)
        .<Finding>flatMap(List::stream)
        .toList();
  }

  private StepResult busy() {
    var thread = gate.busyThread();
    var at =
        thread
            .map(busy -> Stream.of(busy.getStackTrace()))
            .orElseGet(Stepper::allStacks)
            .filter(program.frames()::isOwn)
            .findFirst()
            .flatMap(frame -> program.frames().of(frame).stream().findFirst());
    return new StepResult.Busy(
        stretch.take(), at.map(Stepper::place), thread.isPresent(), run.busyThreads(), capNotice());
  }

  /// Returns the frames of all threads: outside its loops, a program may be working on any of them.
  private static Stream<StackTraceElement> allStacks() {
    return Thread.getAllStackTraces().values().stream().flatMap(Stream::of);
  }

  /// Does something to the paused loop, on its own thread, and waits until that is done. May not be
  /// called while the program is busy.
  ///
  /// @return false if no loop is paused, and nothing was done
  public boolean visit(Visit visit) {
    var loop = gate.shown();
    if (loop.isEmpty()) {
      return false;
    }
    var paid = new PaidVisit(position(), visit, loop.get().currentHandle().isPresent());
    return gate.visit(
        () -> {
          visits.add(paid);
          visits.pay(visit, loop.get(), run, false);
        });
  }

  /// Notes what is done to the program after its end, when there's no loop to pay a visit to.
  public void noteAfterEnd(Visit visit) {
    afterEnd.add(visit);
  }

  /// Returns what was done to the program after its end, in order.
  public List<Visit> visitsAfterEnd() {
    return List.copyOf(afterEnd);
  }

  /// Changes the paused loop. Returns what was done, in words that follow "you", or why it can't be
  /// done.
  public ChangeOutcome change(Change change) {
    var loop = gate.shown();
    if (loop.isEmpty() || ending != null) {
      return new ChangeOutcome.Refused("no loop is paused");
    }
    String words;
    try {
      words =
          new ChangeMaker(loop.get(), run).words(change, recorder::calledFully, recorder::called);
      var before = visits.failures();
      visit(new Intervention(change, words));
      if (visits.failures() > before) {
        visits.removeLast();
        return new ChangeOutcome.Refused("it can't be done here");
      }
    } catch (ChangeMaker.Impossible impossible) {
      return new ChangeOutcome.Refused(String.valueOf(impossible.getMessage()));
    }
    return new ChangeOutcome.Made(words);
  }

  /// Returns the place of a live task in its loop's list, from 0; nothing if it isn't in it.
  public OptionalInt placeOfTask(int number) {
    return gate.shown().map(loop -> recorder.placeOfTask(loop, number)).orElse(OptionalInt.empty());
  }

  /// Reads a value of the program, on the thread of the paused loop. Nothing remembers that it was
  /// read.
  ///
  /// @param frame whose code's names may stand at the beginning of the path, too
  public ProgramValues.Reading read(String path, Optional<FrameChoice> frame) {
    var values = new ProgramValues(run);
    var reading = new AtomicReference<ProgramValues.@Nullable Reading>();
    look(
        loop ->
            reading.set(
                values.read(path, frame.flatMap(it -> it.visible(loop, run)).orElse(List.of()))));
    var read = reading.get();
    return read == null ? values.read(path, List.of()) : read; // no loop is paused: nothing runs
  }

  /// Returns the frames of a live task's code, innermost first; none if it isn't suspended, nor
  /// stopped at a line.
  public List<FrameSnapshot> framesOfTask(int number) {
    var task = gate.shown().flatMap(loop -> recorder.numbered(loop, number));
    return task.map(found -> frames(found::liveStack)).orElse(List.of());
  }

  /// Returns the frames of the callback that's stopped at a line, innermost first.
  public List<FrameSnapshot> framesOfCallback() {
    return line.isEmpty() ? List.of() : frames(LiveFrame::ofRunningCallback);
  }

  private List<FrameSnapshot> frames(Supplier<List<LiveFrame>> stack) {
    var frames = new ArrayList<FrameSnapshot>();
    look(_ -> frames.addAll(new FrameReader(run).own(stack.get())));
    return frames;
  }

  /// Returns what the code of a frame can call by a simple name; nothing if it isn't there.
  public Optional<List<LocalVariable>> visible(FrameChoice frame) {
    var visible = new AtomicReference<@Nullable List<LocalVariable>>();
    look(loop -> frame.visible(loop, run).ifPresent(visible::set));
    return Optional.ofNullable(visible.get());
  }

  /// Does something on the thread of the paused loop that leaves no trace in the run: what it
  /// prints is dropped, and it isn't done again when the run is. Returns false if no loop is
  /// paused.
  public boolean look(Consumer<EventLoop> work) {
    var loop = gate.shown();
    return loop.isPresent() && gate.visit(() -> run.host(() -> work.accept(loop.get()), _ -> {}));
  }

  /// Returns the visits that were paid to this run, in order.
  public List<PaidVisit> visits() {
    return visits.paid();
  }

  /// Returns the visits to an earlier run that this one repeats when it comes by, in order.
  public List<PaidVisit> visitsAhead() {
    return visits.ahead();
  }

  /// Repeats no more visits: the run takes another path from here on.
  public void forgetVisitsAhead() {
    visits.forgetAhead();
  }

  /// Returns whether the paused loop has anything left to do: if not, its next tick would end it
  /// with a deadlock.
  public boolean canGoOn() {
    return gate.shown()
        .filter(
            loop ->
                loop.currentHandle().isPresent()
                    || !loop.ready().isEmpty()
                    || loop.nextTimer().isPresent()
                    || loop.outsideWork() > 0
                    || loop.poller().isBusy()
                    || run.program().canHaveThreads())
        .isPresent();
  }

  /// Interrupts the guest's code that a visit runs. May be called from any thread.
  public void interruptVisit() {
    gate.shownThread().ifPresent(run::interruptGuest);
  }

  /// Interrupts the callback that keeps the loop busy.
  public void interruptCallback() {
    gate.busyThread().ifPresent(run::interruptCallback);
  }

  /// Returns the run.
  public ProgramRun run() {
    return run;
  }

  /// Asks the program to pause as soon as it can. May be called from any thread.
  public void interrupt() {
    gate.requestPause();
    stops.interrupt();
  }

  /// Returns whether the program was interrupted and hasn't come to a point where it can pause.
  public boolean isBusy() {
    return gate.isBusy();
  }

  // ---- looking ----

  /// Returns how far it has been stepped.
  public Position position() {
    return gate.position();
  }

  /// Returns the line at which it's stopped in the middle of a callback, if it is.
  public Optional<CodePlace> line() {
    return line;
  }

  /// Returns what it was last stopped for, besides its goal.
  public List<StopHit> hits() {
    return stops.hits();
  }

  /// Returns how the program ended, if that was seen.
  public Optional<Ending> ending() {
    return Optional.ofNullable(ending);
  }

  /// Returns which loop is paused; nothing if there hasn't been one yet.
  public Optional<LoopStatus> where() {
    return gate.shown().map(recorder::where);
  }

  /// Returns everything there is to see of the paused loop; nothing if there hasn't been one yet.
  public Optional<LoopSnapshot> picture() {
    return gate.shown().map(recorder::picture);
  }

  /// Returns the live tasks of the paused loop, in the order they were created, without what their
  /// waits hang on: that takes a look at all the others.
  public List<TaskSnapshot> tasks() {
    return gate.shown().map(recorder::tasks).orElse(List.of());
  }

  /// Returns what the tasks go by: first the live ones, in the order they were created, then those
  /// that are done, latest first. Looks at none of them closely.
  public List<TaskLabel> labels() {
    return gate.shown().map(recorder::labels).orElse(List.of());
  }

  /// Returns everything there is to see of the live task with this number.
  public Optional<TaskSnapshot> task(int number) {
    return gate.shown().flatMap(loop -> recorder.task(loop, number));
  }

  /// Returns what the tasks of the paused loop synchronise with, as far as it's in use.
  public List<SyncSnapshot> sync() {
    return gate.shown().map(recorder::sync).orElse(List.of());
  }

  /// Returns who waits for whom on the paused loop.
  public WaitGraph waits() {
    return gate.shown().map(WaitGraph::of).orElse(new WaitGraph(List.of()));
  }

  /// Returns the tasks that are done, latest last; very old ones are dropped.
  public List<DoneTask> doneTasks() {
    return recorder.doneTasks();
  }

  /// Returns the task that is done and has this number.
  public Optional<DoneTask> doneTask(int number) {
    return recorder.doneTasks().stream().filter(task -> task.number() == number).findFirst();
  }

  /// Returns what the program has printed.
  public ProgramOutput output() {
    return run.output();
  }

  /// Returns the ticks that are complete.
  public TickHistory history() {
    return history;
  }

  /// Returns the goal to complete a tick of a loop.
  ///
  /// @param loop its number among the program's loops
  public Goal tickOf(int loop, long tick) {
    return Goal.tick(paused -> recorder.where(paused).loop() == loop, tick);
  }

  /// Returns the number of the first tick in which this run took another path than `other`; 0 if
  /// they agree as far as both have come.
  public long firstDifference(Stepper other) {
    return history.firstDifference(other.history);
  }

  /// Ends the program, and gives it a moment for that: the next run may need what this one has
  /// open, such as a port. Most end at once. One that doesn't is left to end by itself.
  @Override
  public void close() {
    history.close();
    gate.close();
    run.requestStop();
    Uninterruptibly.await(() -> run.await(MOMENT_TO_END));
  }
}
