package dev.loopbook.judge.child;

import dev.loopbook.watch.Timeline;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Reports to the parent how each test ends.
final class TestReporter implements TestExecutionListener {
  private final Job job;
  private final MessageSender channel;
  private final StackLines lines;
  private final Watchdog watchdog;
  private final CappedOutput output;
  private final TestObserver observer;
  private Optional<TestOrders> orders = Optional.empty(); // of the present test
  private final CancellationToken failed = CancellationToken.create();

  TestReporter(
      Job job,
      MessageSender channel,
      StackLines lines,
      Watchdog watchdog,
      CappedOutput output,
      TestObserver observer) {
    this.job = job;
    this.channel = channel;
    this.lines = lines;
    this.watchdog = watchdog;
    this.output = output;
    this.observer = observer;
    begin();
  }

  /// Returns a token that ends the run after the first failure.
  CancellationToken atFirstFailure() {
    return failed;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.isTest()) {
      begin();
      var place = Place.of(test);
      channel.say(new Message.Began(place.type(), place.method()));
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    say(test, Message.How.SKIPPED, Optional.empty());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    var foul = foul(result);
    var how =
        switch (result.getStatus()) {
          case SUCCESSFUL -> foul.isEmpty() ? Message.How.PASSED : Message.How.FAILED;
          case ABORTED -> Message.How.SKIPPED;
          case FAILED -> Message.How.FAILED;
        };
    if (how == Message.How.FAILED) {
      failed.cancel();
    }
    if (test.isTest() || how != Message.How.PASSED) {
      say(test, how, foul.or(result::getThrowable).filter(_ -> how == Message.How.FAILED));
    }
    watchdog.testChanges();
  }

  /// Returns the failure of a test that passed because it was got around. A student's own test may
  /// do with loops what it likes.
  private Optional<Throwable> foul(TestExecutionResult result) {
    return job.tests().isEmpty() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL
        ? Optional.empty()
        : observer.play().foul().map(AssertionError::new);
  }

  private void begin() {
    watchdog.testChanges();
    output.begin(job.outputBytes());
    observer.testBegins();
    orders = Optional.empty();
  }

  @Override
  public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    TestOrders.in(entry.getKeyValuePairs()).ifPresent(told -> orders = Optional.of(told));
  }

  private void say(TestIdentifier test, Message.How how, Optional<Throwable> thrown) {
    var place = Place.of(test);
    var told =
        thrown.map(
            why ->
                new FailureDescriber(lines, observer.watch())
                    .of(why, TestRecord.of(observer, why), output.text()));
    channel.say(
        new Message.Ended(
            place.type(), place.method(), test.isTest(), how, told, lanes(how), orders));
  }

  private List<Timeline> lanes(Message.How how) {
    return job.pictures() && how == Message.How.PASSED
        ? FailureDescriber.lanes(TestRecord.of(observer))
        : List.of();
  }

  /// A test's class, and its method if it has one.
  private record Place(String type, String method) {
    static Place of(TestIdentifier test) {
      return switch (test.getSource().orElse(null)) {
        case MethodSource source -> new Place(source.getClassName(), source.getMethodName());
        case ClassSource source -> new Place(source.getClassName(), "");
        case null, default -> new Place("", "");
      };
    }
  }
}
