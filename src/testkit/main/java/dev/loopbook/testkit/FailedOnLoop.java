package dev.loopbook.testkit;

import static org.apiguardian.api.API.Status.MAINTAINED;

import dev.loopbook.testkit.signature.FailedTest;
import dev.loopbook.testkit.signature.Signature;
import dev.loopbook.watch.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/// A failed assertion whose message ends with a picture of the loop at that moment.
///
/// It replaces the plain one, and keeps its values, stack and cause. Any other exception stays as
/// it is, because its message is its author's; it gets the picture as a suppressed [LoopPicture].
@API(status = MAINTAINED, since = "1.0")
public final class FailedOnLoop extends AssertionFailedError {

  private static final long serialVersionUID = 1L;

  private final String message;
  private final ArrayList<String> ending;

  private FailedOnLoop(String message, AssertionError plain, List<String> ending) {
    super(message, plain.getCause());
    this.message = message;
    this.ending = new ArrayList<>(ending);
    take(plain);
  }

  private FailedOnLoop(String message, AssertionFailedError plain, List<String> ending) {
    super(message, plain.getExpected(), plain.getActual(), plain.getCause());
    this.message = message;
    this.ending = new ArrayList<>(ending);
    take(plain);
  }

  private void take(AssertionError plain) {
    setStackTrace(plain.getStackTrace());
    Stream.of(plain.getSuppressed()).forEach(this::addSuppressed);
  }

  /// Returns what was wrong, without the picture of the loop.
  public String plainMessage() {
    return message;
  }

  /// Returns what was wrong, and the picture of the loop.
  @Override
  public String getMessage() {
    return message + "\n" + String.join("\n", ending);
  }

  @Override
  public String toString() {
    return AssertionFailedError.class.getName() + ": " + getMessage();
  }

  /// The loop when something failed that has a message of its own.
  static final class LoopPicture extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> lines;

    private LoopPicture(List<String> lines) {
      super(null, null, false, false);
      this.lines = new ArrayList<>(lines);
    }

    @Override
    public String getMessage() {
      return String.join("\n", lines);
    }

    @Override
    public String toString() {
      return getMessage();
    }
  }

  /// Returns the failure to throw instead of `thrown`, with a picture of the loop.
  static Throwable of(Throwable thrown, TestLoop loop) {
    var picture = loop.atFailure().map(LoopSummary::lines).orElse(List.of());
    if (thrown instanceof TestAbortedException
        || thrown instanceof FailedOnLoop
        || thrown instanceof LeftBehindError
        || picture.isEmpty()) {
      return thrown;
    }
    if (thrown.getClass() == AssertionFailedError.class) {
      var plain = (AssertionFailedError) thrown;
      return plain.isExpectedDefined() && plain.isActualDefined()
          ? new FailedOnLoop(text(plain), plain, picture)
          : new FailedOnLoop(text(plain), (AssertionError) plain, picture);
    }
    if (thrown.getClass() == AssertionError.class) {
      return new FailedOnLoop(text(thrown), (AssertionError) thrown, picture);
    }
    if (Stream.of(thrown.getSuppressed()).noneMatch(LoopPicture.class::isInstance)) {
      thrown.addSuppressed(new LoopPicture(picture));
    }
    return thrown;
  }

  private static String text(Throwable thrown) {
    var message = thrown.getMessage();
    return message == null ? "" : message;
  }

  /// Adds the probable cause of a failure to it and returns it; called when the loop is closed, so
  /// that all the evidence is in.
  static Optional<String> explain(
      Throwable failure, TestLoop loop, List<Finding> findings, ExtensionContext context) {
    if (failure instanceof TestAbortedException
        || failure instanceof LeftBehindError
        || failure instanceof StubbornTaskError) {
      return Optional.empty(); // what it says needs no guess at its cause
    }
    var test =
        new FailedTest(
            LoopExtension.testClass(context),
            context.getTestMethod(),
            failure,
            findings,
            loop.trace().events(),
            StaticStateWatch.changedBefore(context));
    var cause = Signature.probableCause(test);
    cause.ifPresent(line -> lines(failure).add("probably   " + line));
    return cause;
  }

  private static List<String> lines(Throwable failure) {
    if (failure instanceof FailedOnLoop ours) {
      return ours.ending;
    }
    for (var suppressed : failure.getSuppressed()) {
      if (suppressed instanceof LoopPicture picture) {
        return picture.lines;
      }
    }
    var picture = new LoopPicture(List.of());
    failure.addSuppressed(picture);
    return picture.lines;
  }
}
