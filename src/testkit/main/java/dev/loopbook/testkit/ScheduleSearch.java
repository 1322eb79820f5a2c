package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.explore.Explorer;
import dev.loopbook.explore.Found;
import dev.loopbook.explore.Order;
import dev.loopbook.explore.OrderToken;
import dev.loopbook.explore.Search;
import dev.loopbook.text.Counted;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Looks for an order of a test's callbacks in which it fails, after it has passed first in, first
/// out.
///
/// All is decided by counting and by the seed, nothing by the clock, so the same test gets the same
/// report each time.
final class ScheduleSearch implements AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(ScheduleSearch.class);

  /// JUnit's parameter that says whether it closes what extensions keep in a context.
  private static final String CLOSES = "junit.jupiter.extensions.store.close.autocloseable.enabled";

  /// How many orders a test may have if all shall be run.
  private static final int MOST = 100_000;

  /// The keys under which a test that passed reports in how many orders it did.
  static final String ALL_ORDERS = "passes in all orders";

  static final String SOME_ORDERS = "passes in orders, of more";

  /// Called after the loop of the test was closed and audited. The search itself waits until JUnit
  /// closes the test's context: an extension that stands before [LoopTest] ends after this one, and
  /// one such as Mockito's refuses to begin again before it has ended.
  @Override
  public void afterEach(ExtensionContext context) {
    var options = ScheduleOptions.of(context);
    if (options.schedules() < 2
        || context.getExecutionException().isPresent()
        || context.getConfigurationParameter(TestExperiment.UNDER_TRIAL).isPresent()) {
      return;
    }
    BuildCheck.requireLauncher("@LoopTest(schedules = …)");
    if (!context.getConfigurationParameter(CLOSES, Boolean::parseBoolean).orElse(true)) {
      searchIn(context, options);
      return;
    }
    AutoCloseable search = () -> searchIn(context, options);
    context.getStore(NAMESPACE).put(ScheduleSearch.class, search);
  }

  private static void searchIn(ExtensionContext context, ScheduleOptions options) {
    if (context.getExecutionException().isPresent()) {
      return; // another extension has failed it meanwhile
    }
    try (var experiment = new TestExperiment(context)) {
      var explorer = Explorer.of(() -> experiment).with(options.freedom());
      var search = search(explorer, options);
      if (search.failure().isPresent()) {
        throw report(search, search.failure().get(), explorer, experiment, context);
      }
      context.publishReportEntry(
          search.isWhole() ? ALL_ORDERS : SOME_ORDERS, String.valueOf(search.orders()));
    }
  }

  private static Search search(Explorer explorer, ScheduleOptions options) {
    if (options.schedules() < LoopTest.ALL) {
      return explorer.searchSome(options.schedules(), options.seed());
    }
    var search = explorer.withMost(MOST).searchAll();
    if (!search.isWhole() && search.failure().isEmpty()) {
      throw new IllegalStateException(
          format(
              "@LoopTest(schedules = ALL): the test has more than %,d orders, too many to run each."
                  + " Give a number, such as schedules = 1000",
              MOST));
    }
    return search;
  }

  private static AssertionError report(
      Search search,
      Found found,
      Explorer explorer,
      TestExperiment experiment,
      ExtensionContext context) {
    if (found.nearest().equals(Order.fifo())) {
      return new AssertionError(
          "passes the first time and fails the second, in the same order of its callbacks: something"
              + " outlives the test, such as a static field, and the next run meets it. Found by"
              + " @LoopTest(schedules = …), which repeats the test",
          experiment.lastFailure().orElse(null));
    }
    var usual = new RecordedTurns();
    explorer.run(Order.fifo(), usual);
    var turns = new RecordedTurns();
    var again = explorer.run(found.nearest(), turns);
    return new ScheduleFailure(
        new OrderToken(
            ScheduleOptions.of(context).freedom(), TestDigest.of(context), found.nearest()),
        ScheduleLanes.of(usual.turns(), turns.turns()),
        tried(search, ScheduleOptions.of(context), again.failed()),
        again.failed() ? again : found.result(),
        experiment.failure());
  }

  private static String tried(Search search, ScheduleOptions options, boolean failsAgain) {
    var others = Counted.of(search.orders() - 1, "other order");
    return (options.schedules() == LoopTest.ALL
            ? others
            : format("%s of %d", others, options.schedules() - 1))
        + ": "
        + options.freedom().words()
        + (failsAgain
            ? ""
            : "; repeated, it passes: not its order alone varies, but a thread, a socket or chance");
  }
}
