package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.text.Counted;
import dev.loopbook.text.DisplayWidth;
import dev.loopbook.text.Shorten;
import dev.loopbook.text.TimeText;
import java.util.List;
import java.util.stream.Stream;

/// Draws a report as a tree of lines.
///
/// ```
/// CounterTest                                                        1 of 2 pass
///   ✓ countsAlone                                            0.000 s    1 tick
///   ✗ countsTogether                                         0.100 s    4 ticks
///       expected   100
///       found      1
///       your line  CounterTest:17      assertEquals(100, counter.value());
/// ```
final class ReportText {

  private static final int WIDTH = 72;
  private static final String INDENT = "    ";

  private final StringBuilder text = new StringBuilder();

  private ReportText() {}

  static String of(TestReport report) {
    var drawn = new ReportText();
    report.roots().forEach(root -> drawn.add(root, 0));
    if (report.tests().isEmpty() && report.roots().stream().noneMatch(TestNode::hasFailed)) {
      drawn.line("no tests: a test is a method with @Test in one of these classes");
    }
    return drawn.text.toString();
  }

  /// Returns how wide the lines of a failure may be at this depth of the tree.
  static int widthOfLines(int depth) {
    return WIDTH - 2 * depth - INDENT.length();
  }

  private void add(TestNode node, int depth) {
    var indent = "  ".repeat(depth);
    var right = node.isTest() ? measured(node) : passed(node);
    line(aligned(indent + mark(node) + node.name() + after(node), right));
    node.lines().forEach(each -> line((indent + INDENT + each).stripTrailing()));
    node.children().forEach(child -> add(child, depth + 1));
  }

  private static String mark(TestNode node) {
    return switch (node.status()) {
      case PASSED -> node.isTest() ? "✓ " : "";
      case FAILED -> "✗ ";
      case ABORTED, SKIPPED -> "– ";
    };
  }

  private static String after(TestNode node) {
    return switch (node.status()) {
      case SKIPPED -> "  (skipped" + colon(node.reason()) + ")";
      case ABORTED -> "  (given up" + colon(node.reason()) + ")";
      default -> "";
    };
  }

  private static String colon(String reason) {
    return reason.isBlank() ? "" : ": " + reason.lines().findFirst().orElse("");
  }

  private static String measured(TestNode test) {
    return test.onLoop()
        .map(
            done ->
                format(
                    "%10s  %9s",
                    TimeText.clock(done.time().toNanos()), Counted.of(done.ticks(), "tick")))
        .orElse("");
  }

  private static String passed(TestNode group) {
    var tests = new TestReport(List.of(group), List.of()).tests();
    var green = tests.stream().filter(test -> test.status() == TestNode.Status.PASSED).count();
    var broken = brokenGroups(group).count();
    if (tests.isEmpty()) {
      return "";
    }
    if (broken > 0) {
      return format("%d of %d pass, %s failed", green, tests.size(), Counted.of(broken, "group"));
    }
    return green == tests.size()
        ? tests.size() == 1 ? "passes" : format("all %d pass", tests.size())
        : format("%d of %d pass", green, tests.size());
  }

  /// Returns the groups that failed themselves, so that some of their tests may not exist.
  private static Stream<TestNode> brokenGroups(TestNode node) {
    var below = node.children().stream().flatMap(ReportText::brokenGroups);
    return !node.isTest() && node.status() == TestNode.Status.FAILED
        ? Stream.concat(Stream.of(node), below)
        : below;
  }

  private static String aligned(String left, String right) {
    if (right.isEmpty()) {
      return cut(left);
    }
    var room = WIDTH - right.length() - 2;
    var shown = Shorten.toColumns(left, room);
    return shown + " ".repeat(WIDTH - DisplayWidth.of(shown) - right.length()) + right;
  }

  private static String cut(String line) {
    return Shorten.toColumns(line, WIDTH);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
