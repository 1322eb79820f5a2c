package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.STABLE;

import dev.loopbook.loop.ExceptionContext;
import dev.loopbook.text.Counted;
import dev.loopbook.watch.AuditReport;
import dev.loopbook.watch.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/// Thrown at the end of a test that left something behind: what the audit found, with the lines to
/// fix.
@API(status = STABLE, since = "1.0")
public final class LeftBehindError extends AssertionError {

  private static final long serialVersionUID = 1L;

  // Of a message: who shows it may indent it and still have 80 columns.
  private static final int WIDTH = AuditReport.WIDTH - 4;

  private final String message;
  // Only useful in the same JVM; elsewhere the message has it all.
  private final transient List<Finding> findings;
  private final transient List<String> uncaught;
  private final transient SourceLookup sources;

  private LeftBehindError(
      String headline, List<Finding> findings, List<String> uncaught, SourceLookup sources) {
    super(headline);
    this.findings = List.copyOf(findings);
    this.uncaught = uncaught;
    this.sources = sources;
    message = headline + "\n" + String.join("\n", lines(WIDTH));
  }

  /// Returns the error for what the audit found and what reached the loop's exception handler; one
  /// of them isn't empty.
  static LeftBehindError of(
      List<Finding> findings, List<ExceptionContext> uncaught, SourceLookup sources) {
    var count = findings.size() + uncaught.size();
    var error =
        new LeftBehindError(
            format("the test left %s behind", Counted.of(count, "thing")),
            findings,
            uncaught.stream().map(LeftBehindError::describe).toList(),
            sources);
    uncaught.stream()
        .map(ExceptionContext::exception)
        .filter(failure -> failure != null)
        .forEach(error::addSuppressed);
    // The stack shows where to fix it; where the extension noticed it helps nobody.
    error.setStackTrace(
        findings.stream()
            .flatMap(finding -> finding.spots().stream())
            .map(Finding.Spot::place)
            .toArray(StackTraceElement[]::new));
    return error;
  }

  private static String describe(ExceptionContext failure) {
    var thrown = failure.exception();
    return failure.message().lines().collect(Collectors.joining(" "))
        + (thrown == null ? "" : ": " + thrown);
  }

  /// Returns what was left behind, wrapped to this width, without a headline.
  List<String> lines(int width) {
    var lines = new ArrayList<>(AuditReport.lines(findings, sources::text, width));
    uncaught.forEach(failure -> lines.addAll(MessageText.wrapped("⚠ " + failure, "    ", width)));
    return lines;
  }

  @Override
  public String getMessage() {
    return message;
  }

  /// Returns what the audit found.
  public List<Finding> findings() {
    return findings == null ? List.of() : findings;
  }
}
