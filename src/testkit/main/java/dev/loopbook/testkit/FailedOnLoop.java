package dev.loopbook.testkit;

import static org.apiguardian.api.API.Status.MAINTAINED;

import dev.loopbook.testkit.signature.FailedTest;
import dev.loopbook.testkit.signature.Signatures;
import dev.loopbook.watch.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/// A failed assertion whose message ends with how the loop stood.
///
/// It takes the place of the plain one, and keeps its values, its stack and its causes. Any other
/// failure stays what it is, and is given the picture as a suppressed [Beside]: an exception's
/// message is its author's.
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

  /// Returns what was wrong, without how the loop stood.
  public String plainMessage() {
    return message;
  }

  /// Returns what was wrong, and how the loop stood.
  @Override
  public String getMessage() {
    return message + "\n" + String.join("\n", ending);
  }

  @Override
  public String toString() {
    return AssertionFailedError.class.getName() + ": " + getMessage();
  }

  /// How the loop stood when something failed that has a message of its own.
  static final class Beside extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> lines;

    private Beside(List<String> lines) {
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

  /// Returns the failure to throw in the place of `thrown`: with how the loop stood.
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
    if (Stream.of(thrown.getSuppressed()).noneMatch(Beside.class::isInstance)) {
      thrown.addSuppressed(new Beside(picture));
    }
    return thrown;
  }

  private static String text(Throwable thrown) {
    var message = thrown.getMessage();
    return message == null ? "" : message;
  }

  /// Adds what a failed test probably suffers from, once its loop is closed and all is known. This
  /// is where the signatures of failures are asked.
  static Optional<String> explain(
      Throwable failure, TestLoop loop, List<Finding> findings, ExtensionContext context) {
    if (failure instanceof TestAbortedException || failure instanceof LeftBehindError) {
      return Optional.empty(); // what is left behind says itself which chapter explains it
    }
    var test =
        new FailedTest(
            LoopExtension.testClass(context),
            context.getTestMethod(),
            failure,
            findings,
            loop.trace().events(),
            StaticStateWatch.changedBefore(context));
    var cause = Signatures.probableCause(test);
    cause.ifPresent(line -> lines(failure).add("probably   " + line));
    return cause;
  }

  private static List<String> lines(Throwable failure) {
    if (failure instanceof FailedOnLoop ours) {
      return ours.ending;
    }
    for (var suppressed : failure.getSuppressed()) {
      if (suppressed instanceof Beside beside) {
        return beside.lines;
      }
    }
    var beside = new Beside(List.of());
    failure.addSuppressed(beside);
    return beside.lines;
  }
}
