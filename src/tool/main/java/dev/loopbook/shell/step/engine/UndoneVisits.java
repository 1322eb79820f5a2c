package dev.loopbook.shell.step.engine;

import dev.loopbook.step.Intervention;
import dev.loopbook.step.PaidVisit;
import dev.loopbook.step.Position;
import dev.loopbook.step.Visit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What was done to a run and has been undone, until it's done again or the run takes another path.
///
/// The last that was undone is the first to be done again: it comes earliest in the run.
public final class UndoneVisits {

  private final Deque<Undone> stack = new ArrayDeque<>();

  /// What was undone at once.
  ///
  /// @param visits in the order in which they were paid; never empty
  /// @param before where the program had been before that
  public record Undone(List<PaidVisit> visits, VisitedMoments before) {
    /// Copies the list.
    public Undone {
      visits = List.copyOf(visits);
    }

    /// Returns where the first of them was paid.
    public Position at() {
      return visits.getFirst().at();
    }

    /// Returns whether somebody changed something, other than by Java.
    public boolean hasChanges() {
      return visits.stream().anyMatch(paid -> paid.visit() instanceof Intervention);
    }

    /// Returns what was done, in words that follow "you".
    public List<String> words() {
      return UndoneVisits.words(visits);
    }
  }

  /// Returns what visits do, in words that follow "you".
  public static List<String> words(List<PaidVisit> visits) {
    return visits.stream()
        .map(paid -> paid.visit().words())
        .filter(words -> !words.isEmpty())
        .toList();
  }

  /// Notes that these were undone.
  public void push(Undone undone) {
    stack.push(undone);
  }

  /// Returns what is to be done again first.
  public Optional<Undone> first() {
    return Optional.ofNullable(stack.peek());
  }

  /// Returns what is to be done again first, which counts as done.
  public Undone pop() {
    return stack.pop();
  }

  /// Forgets everything if this moment lies behind the first of it: the run took another path.
  public void passTo(VisitedMoment here) {
    if (first().filter(undone -> here.isAfter(undone.at())).isPresent()) {
      stack.clear();
    }
  }

  /// Forgets everything.
  public void clear() {
    stack.clear();
  }

  /// Returns all that may be done again.
  public Set<Visit> visits() {
    var visits = new HashSet<Visit>();
    stack.forEach(undone -> undone.visits().forEach(paid -> visits.add(paid.visit())));
    return visits;
  }
}
