package dev.loopbook.judge.child;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.source.SourceText;
import dev.loopbook.watch.Timeline;
import java.util.List;
import java.util.Optional;

/// Why a test failed, in values only: whatever the student's code made was turned into text in the
/// process where it ran.
///
/// @param type the simple name of what was thrown: `AssertionFailedError`
/// @param message what it says, without expected and found values where those are known; several
///   lines, perhaps
/// @param expected what the test expected, if it compared
/// @param found what it found instead
/// @param yourLine the student's own line: where it threw, or else what held the loop longest
/// @param through the lines below it, innermost first, if the failure came through the `await` of
///   another task
/// @param testLine the test's line
/// @param lanes the loop's tasks side by side, one timeline for each loop that had any
/// @param trace the last events of the trace, oldest first
/// @param findings what the end audit found
/// @param probably the probable cause, where the failure's signature is known
/// @param output what was printed during the test, cut where it is long
public record TestFailure(
    String type,
    String message,
    Optional<String> expected,
    Optional<String> found,
    Optional<CodePlace> yourLine,
    List<CodePlace> through,
    Optional<CodePlace> testLine,
    List<Timeline> lanes,
    List<String> trace,
    List<String> findings,
    Optional<String> probably,
    String output) {

  /// Keeps its own copies.
  public TestFailure {
    through = List.copyOf(through);
    lanes = List.copyOf(lanes);
    trace = List.copyOf(trace);
    findings = List.copyOf(findings);
  }

  /// Returns a failure with only a message.
  public static TestFailure of(String type, String message) {
    return new TestFailure(
        type,
        message,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        "");
  }

  /// Returns it with the code of those of its lines that are in these files.
  public TestFailure in(List<SourceText> sources) {
    return new TestFailure(
        type,
        message,
        expected,
        found,
        yourLine.map(line -> line.in(sources)),
        through.stream().map(line -> line.in(sources)).toList(),
        testLine.map(line -> line.in(sources)),
        lanes,
        trace,
        findings,
        probably,
        output);
  }

  /// Returns it with another message.
  public TestFailure withMessage(String instead) {
    return new TestFailure(
        type, instead, expected, found, yourLine, through, testLine, lanes, trace, findings,
        probably, output);
  }

  /// Returns it with a probable cause.
  public TestFailure withProbably(String cause) {
    return new TestFailure(
        type,
        message,
        expected,
        found,
        yourLine,
        through,
        testLine,
        lanes,
        trace,
        findings,
        Optional.of(cause),
        output);
  }

  /// Returns everything in it as one text, in which the expected words of a wrong answer must
  /// occur.
  public String words() {
    var text = new StringBuilder(type).append(": ").append(message).append('\n');
    expected.ifPresent(value -> text.append("expected ").append(value).append('\n'));
    found.ifPresent(value -> text.append("found ").append(value).append('\n'));
    findings.forEach(finding -> text.append(finding).append('\n'));
    probably.ifPresent(cause -> text.append("probably ").append(cause).append('\n'));
    return text.toString();
  }
}
