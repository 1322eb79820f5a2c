package dev.loopbook.explore;

import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.ReadyQueue;
import java.util.function.UnaryOperator;

/// Runs one experiment in the orders that it is told. Each thread has its own.
final class Trials {

  /// How many times the callbacks of the first run another one may have; with more it counts as
  /// endless.
  private static final long TIMES_THE_FIRST = 10;

  /// How many callbacks any run may have, however short the first one was.
  private static final long ALWAYS_ALLOWED = 2_000;

  /// How many callbacks the first run may have: nothing is known yet of what is usual.
  private static final long MOST_OF_FIRST = 200_000;

  private final Experiment experiment;
  private final Freedom freedom;
  private long mostCallbacks;
  private long usualCallbacks;

  Trials(Experiment experiment, Freedom freedom, long mostCallbacks) {
    this.experiment = experiment;
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

  /// Runs the program once. The first run sets the measure for what is endless.
  Run run(Picker picker) {
    return run(new RecordingChooser(picker, mostCallbacks));
  }

  Run run(RecordingChooser chooser) {
    chooser.endWhen(experiment::isOver);
    return new Run(chooser, result(chooser, setup(chooser)));
  }

  /// Runs the program once, watched.
  Run run(Picker picker, LoopListener watcher) {
    var chooser = new RecordingChooser(picker, mostCallbacks);
    chooser.endWhen(experiment::isOver);
    var setup = setup(chooser);
    return new Run(chooser, result(chooser, given -> setup.apply(given).withListener(watcher)));
  }

  private RunResult result(RecordingChooser counted, UnaryOperator<LoopSetup> setup) {
    try {
      var result = experiment.run(setup);
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
