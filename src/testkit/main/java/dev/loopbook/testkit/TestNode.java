package dev.loopbook.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/// A test in a report, or a group of tests: a class, a parameterised test, a dynamic container.
///
/// @param name JUnit's display name; for a plain method, without the parentheses
/// @param method the name of the test method; empty for a class, and inside a dynamic container
/// @param isTest whether it's a test; if not, it's a group
/// @param status how it ended; for a group, how its own set-up and tear-down ended
/// @param reason why it was skipped or aborted; otherwise empty
/// @param failure what it threw, if it failed
/// @param onLoop what it did on its loop, if it had one
/// @param lines the failure in words: expected and found, the line, what was left behind
/// @param children what is in the group, in the order it ran
@API(status = EXPERIMENTAL, since = "1.0")
public record TestNode(
    String name,
    String method,
    boolean isTest,
    Status status,
    String reason,
    Optional<Throwable> failure,
    Optional<TestLoopRecord> onLoop,
    List<String> lines,
    List<TestNode> children) {

  /// How a test ended.
  public enum Status {
    /// It returned.
    PASSED,
    /// It threw, or left something behind.
    FAILED,
    /// An assumption failed, so it couldn't be judged here.
    ABORTED,
    /// It was disabled and didn't run.
    SKIPPED
  }

  /// Copies the lists.
  public TestNode {
    lines = List.copyOf(lines);
    children = List.copyOf(children);
  }

  /// Returns whether it failed, or anything in it did.
  public boolean hasFailed() {
    return status == Status.FAILED || children.stream().anyMatch(TestNode::hasFailed);
  }
}
