package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.Attempt;
import dev.loopbook.judge.Judge;
import dev.loopbook.judge.Verdict;
import dev.loopbook.judge.child.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Grades a class: has the judge judge each answer, several at a time.
///
/// Grades don't depend on the order of the answers or on how many run at once. Equal answers are
/// judged once. A verdict that a busy machine could have caused, such as a time limit, counts only
/// after the answer has had the machine to itself.
public final class Grader implements AutoCloseable {
  private final Judge judge;
  private final GradingScheme scheme;
  private final GradeCache cache;
  private final String settings;
  private final Seeds seeds;
  private final int jobs;
  private final ExecutorService workers;
  private final Map<String, FutureTask<Grade>> running = new ConcurrentHashMap<>();
  private final Set<Future<?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cancelled; // for the workers

  /// @param settings everything else that a grade depends on, in words: limits, walls
  /// @param jobs how many answers are judged at once
  public Grader(
      Judge judge, GradingScheme scheme, GradeCache cache, String settings, Seeds seeds, int jobs) {
    this.judge = judge;
    this.scheme = scheme;
    this.cache = cache;
    this.settings = String.join("\n", Fingerprint.ofThisBuild(), settings, scheme.toString());
    this.seeds = seeds;
    this.jobs = jobs;
    this.workers = Executors.newFixedThreadPool(jobs, Thread.ofPlatform().daemon().factory());
  }

  /// Is told how far the grading has come. Called by several threads.
  @FunctionalInterface
  public interface Progress {
    /// One more answer was graded.
    ///
    /// @param done how many of `all` answers are graded
    void graded(int done, int all, String student, Grade grade);
  }

  /// An exercise's own solution doesn't pass, so that no grade would mean anything.
  public static final class Unsound extends Exception {
    private static final long serialVersionUID = 1L;

    Unsound(Exercise exercise, String why) {
      super(
          format(
              "%s: its own solution does not pass here (%s), so nothing was graded",
              exercise.id(), why));
    }
  }

  /// Grades every answer, and returns a row for each submission, in their order.
  ///
  /// @throws Unsound if an exercise that somebody handed in can't be graded
  /// @throws InterruptedException if it's cancelled; finished grades are kept
  public List<GradeBook.Row> grade(
      List<Exercise> exercises, List<Submission> submissions, Progress progress)
      throws Unsound, InterruptedException {
    var handedIn =
        submissions.stream()
            .flatMap(each -> each.answers().keySet().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var known = new HashMap<String, Known>();
    var tried = exercises.stream().filter(each -> handedIn.contains(each.id())).toList();
    var trials =
        tried.stream().<Trial<Known>>map(each -> alone -> tried(each, seeds.all(), alone)).toList();
    try {
      var results = all(trials);
      for (var i = 0; i < tried.size(); i++) {
        known.put(tried.get(i).id(), results.get(i));
      }
      return rows(exercises, submissions, known, progress);
    } catch (ExecutionException e) {
      requireUncancelled();
      if (e.getCause() instanceof Unsound unsound) {
        throw unsound;
      }
      throw new IllegalStateException(e.getCause());
    } catch (CancellationException _) {
      throw new InterruptedException();
    }
  }

  private void requireUncancelled() throws InterruptedException {
    if (cancelled) {
      throw new InterruptedException();
    }
  }

  /// Something that takes verdicts, perhaps while others do.
  private interface Trial<T> {
    /// @param alone whether nothing else runs meanwhile
    /// @throws Uncertain if it isn't alone, and that may be why a verdict is what it is
    T run(boolean alone) throws Unsound, Uncertain;
  }

  /// A busy machine may have caused a verdict.
  private static final class Uncertain extends Exception {
    private static final long serialVersionUID = 1L;

    Uncertain(Verdict verdict) {
      super(verdict.word());
    }
  }

  /// Runs trials together, and once they are all done, the uncertain ones again, one at a time.
  ///
  /// A repeat has to have the machine to itself. If it came as soon as its verdict is known, it
  /// would have to wait for those that are running, and the rest for it.
  private <T> List<T> all(List<Trial<T>> trials) throws InterruptedException, ExecutionException {
    var futures = new ArrayList<Future<T>>();
    for (var trial : trials) {
      futures.add(submitted(trial, jobs == 1));
    }
    var uncertain = new ArrayList<Integer>();
    for (var i = 0; i < futures.size(); i++) {
      try {
        futures.get(i).get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof Uncertain)) {
          throw e;
        }
        uncertain.add(i);
      }
    }
    for (var i : uncertain) {
      var again = submitted(trials.get(i), true);
      again.get();
      futures.set(i, again);
    }
    var results = new ArrayList<T>();
    for (var future : futures) {
      results.add(future.get());
    }
    requireUncancelled();
    return results;
  }

  private <T> Future<T> submitted(Trial<T> trial, boolean alone) {
    var task = new FutureTask<>(() -> trial.run(alone));
    open.add(task);
    if (cancelled) {
      task.cancel(false);
    }
    workers.execute(task);
    return task;
  }

  /// What is known about an exercise before its answers are judged.
  private record Known(String fingerprint, GradingScheme.Tests tests) {}

  private Known tried(Exercise exercise, Judge.Tests all, boolean alone) throws Unsound, Uncertain {
    var fingerprint = Fingerprint.of(exercise);
    var none = new GradingScheme.Tests(Set.of());
    var solution = Attempt.ofSolution(exercise.assignment());
    var onSolution = judged(exercise, solution, all, fingerprint, none, alone);
    if (!onSolution.passed()) {
      throw new Unsound(exercise, onSolution.summary());
    }
    var starter = new HashSet<String>();
    if (scheme.partial()) {
      judged(exercise, exercise.attempt(), all, fingerprint, none, alone).tests().stream()
          .filter(Grade.Test::passed)
          .forEach(test -> starter.add(test.name()));
    }
    return new Known(fingerprint, new GradingScheme.Tests(starter));
  }

  private List<GradeBook.Row> rows(
      List<Exercise> exercises,
      List<Submission> submissions,
      Map<String, Known> known,
      Progress progress)
      throws InterruptedException, ExecutionException {
    var count = new Count(submissions.stream().mapToInt(each -> each.answers().size()).sum());
    var trials = new ArrayList<Trial<Grade>>();
    for (var submission : submissions) {
      for (var exercise : exercises) {
        var answer = submission.answers().get(exercise.id());
        trials.add(
            alone -> {
              if (answer == null) {
                return absent(submission, exercise);
              }
              var of = Objects.requireNonNull(known.get(exercise.id()));
              var all = seeds.of(submission.student());
              var grade =
                  judged(exercise, answer.attempt(), all, of.fingerprint(), of.tests(), alone);
              if (seeds.perStudent() && failsHidden(grade)) {
                tried(exercise, all, alone); // the data may be to blame
              }
              count.graded(progress, submission.student(), grade);
              return grade;
            });
      }
    }
    var grades = all(trials).iterator();
    var rows = new ArrayList<GradeBook.Row>();
    for (var submission : submissions) {
      rows.add(new GradeBook.Row(submission, exercises.stream().map(_ -> grades.next()).toList()));
    }
    return rows;
  }

  private static boolean failsHidden(Grade grade) {
    return grade.tests().stream().anyMatch(test -> test.hidden() && !test.passed());
  }

  private Grade absent(Submission submission, Exercise exercise) {
    return submission
        .refused()
        .map(
            why ->
                new Grade(
                    exercise.id(),
                    "unreadable",
                    false,
                    0,
                    scheme.max(exercise),
                    why,
                    List.of(),
                    List.of()))
        .orElseGet(() -> Grade.notHandedIn(exercise.id(), scheme.max(exercise)));
  }

  /// Judges an attempt, or recalls its grade. If several are equal, the first one is judged and the
  /// others wait for it.
  private Grade judged(
      Exercise exercise,
      Attempt attempt,
      Judge.Tests which,
      String fingerprint,
      GradingScheme.Tests known,
      boolean alone)
      throws Uncertain {
    var key =
        Fingerprint.of(
            attempt, fingerprint, String.join("\n", settings, which.toString(), words(known)));
    var recalled = cache.find(key);
    if (recalled.isPresent()) {
      return recalled.get();
    }
    var task =
        new FutureTask<>(
            () -> {
              var verdict = verdict(attempt, which);
              if (!alone && !cancelled && mayBeTheMachines(verdict)) {
                throw new Uncertain(verdict);
              }
              var grade = scheme.grade(exercise, verdict, known);
              if (!cancelled && isWorthKeeping(verdict)) {
                cache.keep(key, grade);
              }
              return grade;
            });
    var first = running.putIfAbsent(key, task);
    if (first == null) {
      task.run();
      first = task;
    }
    try {
      return first.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Uncertain uncertain) {
        running.remove(key, first);
        throw uncertain;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String words(GradingScheme.Tests known) {
    return new TreeSet<>(known.passedByStarter()).toString();
  }

  /// Judges an attempt. If the judge itself breaks down, this attempt isn't judged and the others
  /// still are.
  private Verdict verdict(Attempt attempt, Judge.Tests which) {
    try {
      return judge.judge(attempt, which);
    } catch (RuntimeException | StackOverflowError failure) {
      return new Verdict.NotJudged("the judge itself failed: " + failure);
    }
  }

  private static boolean isWorthKeeping(Verdict verdict) {
    return !(verdict instanceof Verdict.NoResult || verdict instanceof Verdict.NotJudged);
  }

  /// Returns whether other answers that ran at the same time may have caused a verdict.
  private static boolean mayBeTheMachines(Verdict verdict) {
    return switch (verdict) {
      case Verdict.TimedOut(var limit, _, _, _) ->
          limit == Message.Limit.WAITING || limit == Message.Limit.WHOLE;
      // an answer has its heap to itself, whatever else runs
      case Verdict.Crashed(var how, _) -> !how.startsWith("out of memory");
      case Verdict.NoResult _, Verdict.NotJudged _ -> true;
      default -> false;
    };
  }

  /// Gives up: whatever isn't graded yet stays so. May be called from any thread, and interrupts
  /// none, because one that reads an exercise's file would spoil it.
  public void cancel() {
    cancelled = true;
    judge.cancel();
    open.forEach(task -> task.cancel(false));
  }

  /// Cancels, and waits until no worker is left.
  @Override
  public void close() {
    cancel();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Count {
    private final int all;
    private int done; // under the lock

    Count(int all) {
      this.all = all;
    }

    void graded(Progress progress, String student, Grade grade) {
      int now;
      synchronized (this) {
        done++;
        now = done;
      }
      progress.graded(now, all, student, grade);
    }
  }
}
