package dev.loopbook.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/// The results of a run of tests.
///
/// `toString` is a tree, 72 columns wide and the same every time: the names, how each test ended,
/// how much of the loop's time and how many ticks it took, and why it failed.
///
/// @param roots the test classes, in the order they ran
/// @param stages what the tests and their classes went through, in order
@API(status = EXPERIMENTAL, since = "1.0")
public record TestReport(List<TestNode> roots, List<TestStage> stages) {

  /// Copies the lists.
  public TestReport {
    roots = List.copyOf(roots);
    stages = List.copyOf(stages);
  }

  /// Returns the stages, one a line.
  public String life() {
    return stages.stream().map(stage -> stage + "\n").collect(Collectors.joining());
  }

  /// Returns the tests themselves, without the classes and other groups, in the order they ran.
  public List<TestNode> tests() {
    return roots.stream().flatMap(TestReport::leaves).toList();
  }

  private static Stream<TestNode> leaves(TestNode node) {
    return node.isTest() ? Stream.of(node) : node.children().stream().flatMap(TestReport::leaves);
  }

  /// Returns how many tests ended with that status.
  public long count(TestNode.Status status) {
    return tests().stream().filter(test -> test.status() == status).count();
  }

  /// Returns whether at least one test passed and nothing failed, neither test nor group.
  public boolean isGreen() {
    return count(TestNode.Status.PASSED) > 0 && roots.stream().noneMatch(TestNode::hasFailed);
  }

  /// Returns the tree.
  @Override
  public String toString() {
    return ReportText.of(this);
  }
}
