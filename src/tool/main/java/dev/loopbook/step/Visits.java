package dev.loopbook.step;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.program.ProgramRun;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The visits of one run: those paid, and those of an earlier run that it has yet to repeat.
///
/// Used by the thread of the loop that has the turn, and by the shell's while it's paused.
final class Visits {
  private final Deque<PaidVisit> toRepeat; // guarded by this
  private final List<PaidVisit> paid = new ArrayList<>(); // guarded by this

  private int failures; // guarded by this

  Visits(List<PaidVisit> toRepeat) {
    this.toRepeat = new ArrayDeque<>(toRepeat);
  }

  /// Returns the visits that were paid, in order.
  synchronized List<PaidVisit> paid() {
    return List.copyOf(paid);
  }

  /// Returns those that are still to be repeated, in order.
  synchronized List<PaidVisit> ahead() {
    return List.copyOf(toRepeat);
  }

  /// Repeats no more: the run takes another path from here on.
  synchronized void forgetAhead() {
    toRepeat.clear();
  }

  synchronized void add(PaidVisit visit) {
    paid.add(visit);
  }

  /// Returns whether one that is to be repeated was paid between two callbacks of a tick.
  synchronized boolean areInTicks() {
    return toRepeat.stream().anyMatch(visit -> visit.at().callbacks() > 0);
  }

  /// Pays again what was paid at this position.
  void repeat(Position here, EventLoop loop, ProgramRun run) {
    for (var next = take(here); next != null; next = take(here)) {
      add(next);
      pay(next.visit(), loop, run, true);
    }
  }

  /// Pays a visit. A change that can't be made is only counted: thrown from here, its failure would
  /// get into the loop.
  void pay(Visit visit, EventLoop loop, ProgramRun run, boolean again) {
    try {
      visit.pay(loop, run, again);
    } catch (RuntimeException failure) {
      if (!(visit instanceof Intervention)) {
        throw failure;
      }
      countFailure();
    }
  }

  private synchronized void countFailure() {
    failures++;
  }

  /// Returns how many changes couldn't be made.
  synchronized int failures() {
    return failures;
  }

  /// Forgets the last visit.
  synchronized void removeLast() {
    paid.removeLast();
  }

  private synchronized @Nullable PaidVisit take(Position here) {
    var next = toRepeat.peekFirst();
    return next != null && next.at().equals(here) ? toRepeat.pollFirst() : null;
  }
}
