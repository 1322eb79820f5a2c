package dev.loopbook.explore;

import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.ReadyQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Runs one experiment in the orders that it is told. Each thread has its own.
///
/// Most runs pass, and nobody asks them why. So each order is first run without evidence, where the
/// experiment can do that, and a second time with it if the first run fails. What the second run
/// comes to holds, because code may behave differently where nothing is recorded: it may look at
/// the records itself.
///
/// If the second run passes, a third, without evidence again, tells two kinds of code apart. Code
/// that looks for evidence fails once more, and is always run with it from then on. Other code
/// isn't the same each time, and a failure is a failure: then the first run counts.
final class Trials {

  /// How many times the callbacks of the first run another one may have; with more it counts as
  /// endless.
  private static final long TIMES_THE_FIRST = 10;

  /// How many callbacks any run may have, however short the first one was.
  private static final long ALWAYS_ALLOWED = 2_000;

  /// How many callbacks the first run may have: nothing is known yet of what is usual.
  private static final long MOST_OF_FIRST = 200_000;

  private final Experiment experiment;
  private @Nullable Experiment withoutEvidence;
  private final Freedom freedom;
  private long mostCallbacks;
  private long usualCallbacks;

  Trials(Experiment experiment, Freedom freedom, long mostCallbacks) {
    this.experiment = experiment;
    withoutEvidence = experiment.withoutEvidence().orElse(null);
    this.freedom = freedom;
    this.mostCallbacks = mostCallbacks;
  }

  static Trials first(Experiment experiment, Freedom freedom) {
    return new Trials(experiment, freedom, MOST_OF_FIRST);
  }

  /// Returns trials of `other`, a copy of the same experiment, that count as endless what these do.
  Trials of(Experiment other) {
    var trials = new Trials(other, freedom, mostCallbacks);
    trials.usualCallbacks = usualCallbacks;
    return trials;
  }

  /// Returns how many callbacks the first run had.
  long usualCallbacks() {
    return usualCallbacks;
  }

  long mostCallbacks() {
    return mostCallbacks;
  }

  /// What came of a run, and the choices that it had.
  record Run(RecordingChooser choices, RunResult result) {}

  /// Runs the program. The first run sets the measure for what is endless.
  Run run(Picker picker) {
    return run(new RecordingChooser(picker, mostCallbacks));
  }

  Run run(RecordingChooser chooser) {
    if (withoutEvidence == null) {
      return once(chooser, experiment);
    }
    var first = once(chooser, withoutEvidence);
    if (!first.result().failed()) {
      return first;
    }
    var second = once(again(first), experiment);
    if (second.result().failed()) {
      return second;
    }
    if (once(again(first), withoutEvidence).result().failed()) {
      withoutEvidence = null;
      return second;
    }
    return first;
  }

  private static RecordingChooser again(Run run) {
    var choices = run.choices();
    return new RecordingChooser(Picker.following(choices.order()), choices.mostCallbacks());
  }

  /// Runs the program once in an order, whether it fails or not.
  Run runWithEvidence(Order order) {
    return once(new RecordingChooser(Picker.following(order), mostCallbacks), experiment);
  }

  /// Runs the program for a walk that learns from what happens in it.
  Run runReduced(ReducedRun chooser) {
    return once(chooser, experiment);
  }

  private Run once(RecordingChooser chooser, Experiment program) {
    chooser.endWhen(program::isOver);
    return new Run(chooser, result(program, chooser, setup(chooser)));
  }

  /// Runs the program once, watched.
  Run run(Picker picker, LoopListener watcher) {
    var chooser = new RecordingChooser(picker, mostCallbacks);
    chooser.endWhen(experiment::isOver);
    var setup = setup(chooser);
    return new Run(
        chooser, result(experiment, chooser, given -> setup.apply(given).withListener(watcher)));
  }

  private RunResult result(
      Experiment program, RecordingChooser counted, UnaryOperator<LoopSetup> setup) {
    try {
      var result = program.run(setup);
      if (mostCallbacks == MOST_OF_FIRST) {
        usualCallbacks = counted.callbacks();
        mostCallbacks = Math.max(ALWAYS_ALLOWED, usualCallbacks * TIMES_THE_FIRST);
      }
      return counted.isEndless() ? RunResult.endless(counted.mostCallbacks()) : result;
    } catch (EndlessRun endless) {
      return RunResult.endless(counted.mostCallbacks());
    }
  }

  private UnaryOperator<LoopSetup> setup(Chooser chooser) {
    var here = Thread.currentThread();
    return setup -> {
      var explored =
          setup
              .withVirtualTime()
              .withReadyQueue(
                  () ->
                      Thread.currentThread() == here
                          ? new ChoosingQueue(chooser, freedom)
                          : ReadyQueue.fifo()); // of a loop on a thread of the program's own
      if (chooser instanceof ReducedRun reduced) {
        explored = explored.withListener(reduced).withAccessLog(reduced);
      }
      return freedom.ordersTimers()
          ? explored.withTimerOrder(() -> new ChoosingTimers(chooser))
          : explored;
    };
  }
}
