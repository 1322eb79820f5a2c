package dev.loopbook.judge.child;

import dev.loopbook.loop.LiveThreads;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.watch.Trace;
import dev.loopbook.watch.TraceEvent;
import dev.loopbook.watch.WaitGraph;
import java.util.List;
import java.util.Set;

/// Observes the loops of a job's tests: with one trace and one watch for all of them, in which each
/// test begins where the one before ended.
final class TestObserver {
  private static final int MOST_EVENTS = 20_000;

  private final Trace trace = new Trace(MOST_EVENTS);
  private final LoopWatch watch;
  private final FairPlay play;
  private long begin; // the number of events before the running test

  TestObserver(LoopWatch watch, FairPlay play) {
    this.watch = watch;
    this.play = play;
  }

  /// Signals that a test begins.
  void testBegins() {
    begin = trace.dropped() + trace.events().size();
    watch.testBegins();
    play.testBegins();
  }

  /// Returns the events of the running test that were kept.
  List<TraceEvent> events() {
    var all = trace.events();
    var first = Math.clamp(begin - trace.dropped(), 0, all.size());
    return all.subList(first, all.size());
  }

  /// Returns whether all of them were kept.
  boolean hasAllEvents() {
    return trace.dropped() <= begin;
  }

  LoopWatch watch() {
    return watch;
  }

  FairPlay play() {
    return play;
  }

  /// Returns a setup for the tests' loops: in virtual time, with everything needed to explain a
  /// failure.
  ///
  /// @param known the threads that existed before, which no loop waits for
  LoopSetup setup(Set<Thread> known) {
    return LoopSetup.standard()
        .withVirtualTime()
        .withOrigins()
        .withMonitorCheck()
        .withDeadlockReport(WaitGraph::describe)
        .withOutsideCallers(() -> othersAlive(known))
        .withListener(trace)
        .withListener(watch)
        .withListener(play);
  }

  /// Returns whether there are non-daemon threads other than the known ones.
  static boolean othersAlive(Set<Thread> known) {
    return LiveThreads.platform().anyMatch(thread -> !thread.isDaemon() && !known.contains(thread));
  }
}
