package dev.loopbook.explore;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import dev.loopbook.loop.LoopListener;
import dev.loopbook.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Runs a program in many orders of its callbacks and tells what came of them.
///
/// What it reports is a pure function of the program, the freedom, the search and its seed: the
/// number of jobs changes how long it takes and nothing else. Immutable; each `with` method returns
/// another.
public final class Explorer {

  /// How many orders are run at most before a tree counts as too large to be walked whole.
  public static final long USUAL_MOST = 200_000;

  /// How many callbacks may run in a whole walk, unless somebody asks for so many orders: about two
  /// seconds' worth.
  public static final long USUAL_EFFORT = 3_000_000;

  /// For how many outcomes nearer orders are looked for, and how many may be run for each.
  private static final int MOST_BROUGHT_NEARER = 10;

  private static final int MOST_FOR_SHORTENING = 200;

  private static final long NEAR_ORDERS = 2_000;

  private static final long NEAR_CALLBACKS = 100_000;

  // How much of the effort for a whole walk each of the others may cost. They are what a tree is
  // answered with that's too large, so it should be at once.
  private static final int REDUCED_PART = 3;
  private static final int NEAR_PART = 10;
  private static final int RANDOM_PART = 20;

  private static final long MOST_RANDOM = 100_000;

  private final Supplier<Experiment> experiments;
  private final Freedom freedom;
  private final long most;
  private final long effort;
  private final int jobs;
  private final boolean knowsAccesses;
  private final String unknown; // why it doesn't, if anybody asks
  private final Function<RunResult, String> key;
  private final ExplorationProgress progress;

  private Explorer(
      Supplier<Experiment> experiments,
      Freedom freedom,
      long most,
      long effort,
      int jobs,
      boolean knowsAccesses,
      String unknown,
      Function<RunResult, String> key,
      ExplorationProgress progress) {
    if (most < 1) {
      throw new IllegalArgumentException("most is " + most + "; at least one order has to be run");
    }
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs is " + jobs + "; at least one has to do the work");
    }
    this.experiments = experiments;
    this.freedom = freedom;
    this.most = most;
    this.effort = effort;
    this.jobs = jobs;
    this.knowsAccesses = knowsAccesses;
    this.unknown = unknown;
    this.key = key;
    this.progress = progress;
  }

  /// Returns an explorer in which any ready callback may be next.
  ///
  /// @param experiments makes a copy of the program for each thread that runs it
  public static Explorer of(Supplier<Experiment> experiments) {
    requireNonNull(experiments, "experiments");
    return new Explorer(
        experiments,
        Freedom.ANY,
        USUAL_MOST,
        USUAL_EFFORT,
        1,
        false,
        "",
        RunResult::toString,
        new ExplorationProgress());
  }

  /// Returns one that explores another freedom.
  public Explorer with(Freedom other) {
    return new Explorer(
        experiments, other, most, effort, jobs, knowsAccesses, unknown, key, progress);
  }

  /// Returns one that runs at most so many orders, whatever that costs.
  public Explorer withMost(long orders) {
    return withMost(orders, Long.MAX_VALUE);
  }

  /// Returns one that runs at most so many orders, and at most about so many callbacks in them.
  public Explorer withMost(long orders, long callbacks) {
    return new Explorer(
        experiments, freedom, orders, callbacks, jobs, knowsAccesses, unknown, key, progress);
  }

  /// Returns one that runs orders on so many threads.
  public Explorer withJobs(int threads) {
    return new Explorer(
        experiments, freedom, most, effort, threads, knowsAccesses, unknown, key, progress);
  }

  /// Returns one that may leave out orders which nobody can tell from others, because the program
  /// reports what it reads and writes to the [dev.loopbook.loop.AccessLog].
  public Explorer withReduction() {
    return new Explorer(experiments, freedom, most, effort, jobs, true, "", key, progress);
  }

  /// Returns one that leaves no order out, and says why where that makes a difference.
  ///
  /// @param why a clause: it does something whose reads and writes nobody knows
  public Explorer withoutReduction(String why) {
    return new Explorer(experiments, freedom, most, effort, jobs, false, why, key, progress);
  }

  /// Returns one that tells outcomes apart by what `other` makes of them.
  public Explorer tellingApartBy(Function<RunResult, String> other) {
    return new Explorer(
        experiments, freedom, most, effort, jobs, knowsAccesses, unknown, other, progress);
  }

  /// Returns one whose progress can be watched, and which can be stopped.
  public Explorer watchedBy(ExplorationProgress watched) {
    return new Explorer(
        experiments, freedom, most, effort, jobs, knowsAccesses, unknown, key, watched);
  }

  /// Runs every order, if there are not too many; else one order of each class, if that is possible
  /// and those are not too many; else those with few deviations and some random ones.
  ///
  /// @throws NotDeterministic if the same order gave two different outcomes
  public Exploration explore() {
    var trials = trials();
    var fifo = firstTwice(trials.getFirst());
    var size = new TreeSize(key, most, trials, fifo.choices().callbacks(), progress);
    var tally = new Tally(key);
    if (size.mayBeSmall()) {
      progress.beginsAbout(size.expected());
      var whole = new WholeWalk(tally, new Budget(most, effort), progress).walk(trials);
      if (whole || progress.isStopped()) {
        var method = whole ? Exploration.Method.WHOLE : Exploration.Method.CUT_SHORT;
        return report(method, tally, fifo, Optional.empty(), "");
      }
      tally = new Tally(key);
    }
    var estimate = Optional.of(size.estimate());
    var why = unknown;
    if (knowsAccesses) {
      progress.begins();
      try {
        var budget = new Budget(Math.ceilDiv(most, 2), part(REDUCED_PART));
        var end = new ReducedWalk(trials.getFirst(), freedom, tally, budget, progress).walk();
        if (end == ReducedWalk.End.COMPLETE) {
          return report(Exploration.Method.REDUCED, nearer(tally, trials), fifo, estimate, "");
        }
      } catch (Irreducible e) {
        why = Objects.requireNonNull(e.getMessage());
      } catch (NotRepeatable e) {
        throw new NotDeterministic(Objects.requireNonNull(e.getMessage()));
      }
    }
    return sampled(trials, tally, fifo, estimate, why);
  }

  /// Runs every order of one of `count` shares of the tree, for as long as that takes.
  ///
  /// @param number which share, counted from 1
  /// @return nothing if somebody stopped it: a part of a share is of no use
  /// @throws NotDeterministic if the same order gave two different outcomes
  public Optional<OrderShare> exploreShare(int number, int count) {
    if (number < 1 || number > count) {
      throw new IllegalArgumentException(format("no share %d of %d", number, count));
    }
    var trials = trials();
    var fifo = firstTwice(trials.getFirst());
    var fifoKey = key.apply(fifo.result());
    var size = new TreeSize(key, most, trials, fifo.choices().callbacks(), progress);
    progress.beginsAbout(Math.max(1, size.expected() / count));
    var tally = new Tally(key);
    tally.ranksFirst(fifoKey);
    var walk = new WholeWalk(tally, Budget.ofOrders(Long.MAX_VALUE), progress);
    return walk.walkShare(number, count, trials)
        ? Optional.of(new OrderShare(freedom, tally.runs(), tally.found(), tally.untold(), fifoKey))
        : Optional.empty();
  }

  /// Runs the orders with the fewest deviations, and random ones, beside those that were run
  /// already.
  private Exploration sampled(
      List<Trials> trials,
      Tally tally,
      Trials.Run fifo,
      Optional<Estimate> estimate,
      String irreducible) {
    var classes = tally.runs();
    progress.begins();
    var left = most - classes;
    var budget = new Budget(Math.ceilDiv(left, 2), part(NEAR_PART));
    var near = new DeviationWalk(trials.getFirst(), tally, budget, progress);
    near.walk(Integer.MAX_VALUE);
    var nearest = tally.runs() - classes;
    var random =
        (int)
            Math.min(
                Math.min(left / 2, MOST_RANDOM),
                part(RANDOM_PART) / Math.max(1, fifo.choices().callbacks()));
    progress.begins(random);
    new RandomWalk(tally, 1, progress).walk(trials, random, new Estimate.Sum());
    var sample = new Sample(near.completed(), nearest, tally.runs() - classes - nearest, classes);
    var method = progress.isStopped() ? Exploration.Method.CUT_SHORT : Exploration.Method.SAMPLED;
    return report(method, sample, shorter(tally, trials), fifo, estimate, irreducible);
  }

  /// Returns a part of the effort for a walk, at least some callbacks.
  private long part(int divisor) {
    return Math.max(1, effort / divisor);
  }

  /// Runs all orders with at most so many deviations from first in, first out.
  ///
  /// @throws NotDeterministic if the same order gave two different outcomes
  public Exploration exploreDeviations(int deviations) {
    var trials = trials();
    var fifo = firstTwice(trials.getFirst());
    var tally = new Tally(key);
    progress.beginsAbout(Math.min((double) most, DeviationWalk.expected(fifo, deviations)));
    var budget = new Budget(most, effort);
    var end = new DeviationWalk(trials.getFirst(), tally, budget, progress).walk(deviations);
    return report(
        switch (end) {
          case WHOLE -> Exploration.Method.WHOLE;
          case BOUND -> Exploration.Method.DEVIATIONS;
          case CUT_SHORT -> Exploration.Method.CUT_SHORT;
        },
        tally,
        fifo,
        estimate(trials, fifo),
        "");
  }

  /// Runs `count` orders drawn by `seed`, half of them uniformly, half by random priorities, behind
  /// first in, first out.
  ///
  /// @throws NotDeterministic if the same order gave two different outcomes
  public Exploration exploreAtRandom(int count, long seed) {
    var trials = trials();
    var fifo = firstTwice(trials.getFirst());
    var tally = new Tally(key);
    var estimate = new Estimate.Sum();
    var uniform = (count + 1) / 2;
    progress.begins(count);
    new RandomWalk(tally, seed, progress).walk(trials, uniform, estimate);
    new PriorityWalk(tally, seed, PRIORITY_DEPTH, progress)
        .walk(trials, count - uniform, fifo.choices().callbacks());
    return report(
        Exploration.Method.RANDOM,
        nearer(tally, trials),
        fifo,
        Optional.of(estimate.estimate()),
        "");
  }

  /// Looks for an order that fails and goes no further: runs every order until one does, unless
  /// there are more than are allowed.
  public Search searchAll() {
    return new FailureSearch(Trials.first(experiments.get(), freedom), key).all(most);
  }

  /// Looks for an order that fails and goes no further: runs `count` orders, the nearest to first
  /// in, first out first and the second half drawn by `seed`. Where there are no more than the
  /// first half, they are all run.
  public Search searchSome(int count, long seed) {
    return new FailureSearch(Trials.first(experiments.get(), freedom), key).some(count, seed);
  }

  /// Runs one order, watched by `watcher`, and returns what came of it.
  public RunResult run(Order order, LoopListener watcher) {
    return trials().getFirst().run(Picker.following(order), watcher).result();
  }

  private static final int PRIORITY_DEPTH = 3;

  private List<Trials> trials() {
    var first = Trials.first(experiments.get(), freedom);
    first.run(Picker.following(Order.fifo()));
    return Stream.concat(
            Stream.of(first), Stream.generate(() -> first.of(experiments.get())).limit(jobs - 1))
        .toList();
  }

  private static Trials.Run firstTwice(Trials trials) {
    var first = trials.run(Picker.following(Order.fifo()));
    var second = trials.run(Picker.following(Order.fifo()));
    if (!first.result().equals(second.result())) {
      throw new NotDeterministic(
          "first in, first out comes to "
              + inWords(first.result())
              + "; the second time to "
              + inWords(second.result()));
    }
    if (first.choices().choices() != second.choices().choices()) {
      throw new NotDeterministic(
          "first in, first out prints the same each time, but has "
              + count(first.choices().choices())
              + " in one run and "
              + count(second.choices().choices())
              + " in the next");
    }
    return first;
  }

  private static String inWords(RunResult result) {
    var output = SafeText.oneLine(result.output().strip());
    return output.isEmpty() ? result.ending() : '"' + output + "\", " + result.ending();
  }

  private static String count(int choices) {
    return switch (choices) {
      case 0 -> "no choice";
      case 1 -> "one choice";
      default -> choices + " choices";
    };
  }

  private Optional<Estimate> estimate(List<Trials> trials, Trials.Run fifo) {
    progress.begins();
    return Optional.of(
        new TreeSize(key, most, trials, fifo.choices().callbacks(), progress).estimate());
  }

  /// Brings the orders of some outcomes nearer to first in, first out: these walks don't come to
  /// the nearest by themselves. It looks at the nearest orders there are, as far as that's cheap,
  /// and then takes deviations back from what is still far away.
  private Tally nearer(Tally tally, List<Trials> trials) {
    var farthest =
        tally.found().stream()
            .limit(MOST_BROUGHT_NEARER)
            .mapToInt(found -> found.nearest().deviations())
            .max()
            .orElse(0);
    new DeviationWalk(
            trials.getFirst(),
            tally::bringNearer,
            new Budget(NEAR_ORDERS, NEAR_CALLBACKS),
            progress)
        .walk(Math.min(farthest - 1, 2));
    return shorter(tally, trials);
  }

  private Tally shorter(Tally tally, List<Trials> trials) {
    for (var found : tally.found().stream().limit(MOST_BROUGHT_NEARER).toList()) {
      if (found.nearest().deviations() > 1 && !progress.isStopped()) {
        var shows =
            new Shortening(
                trials.getFirst(),
                result -> key.apply(result).equals(found.key()),
                MOST_FOR_SHORTENING);
        tally.bringNearer(found.key(), shows.of(found.nearest()));
      }
    }
    return tally;
  }

  private Exploration report(
      Exploration.Method method,
      Tally tally,
      Trials.Run fifo,
      Optional<Estimate> estimate,
      String irreducible) {
    return report(method, Sample.NONE, tally, fifo, estimate, irreducible);
  }

  private Exploration report(
      Exploration.Method method,
      Sample sample,
      Tally tally,
      Trials.Run fifo,
      Optional<Estimate> estimate,
      String irreducible) {
    if (tally.runs() == 0) {
      tally.accept(fifo); // it was stopped before anything else
    }
    return new Exploration(
        freedom,
        method,
        tally.runs(),
        new ArrayList<>(tally.found()),
        tally.untold(),
        key.apply(fifo.result()),
        estimate,
        sample,
        irreducible);
  }
}
