package dev.loopbook.testkit;

import java.util.Optional;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/// A test method that JUnit's engine finds once, and executes as often as one likes.
///
/// A launcher finds a test anew each time, which costs as much as a short test itself. The rest of
/// what it does is to report, and nobody reads that here.
final class FoundTest implements AutoCloseable {

  private final TestEngine engine;
  private final LauncherDiscoveryRequest request;
  private final TestDescriptor root;
  private final NamespacedHierarchicalStore<Namespace> ofSession =
      new NamespacedHierarchicalStore<>(
          null, NamespacedHierarchicalStore.CloseAction.closeAutoCloseables());

  private FoundTest(TestEngine engine, LauncherDiscoveryRequest request, TestDescriptor root) {
    this.engine = engine;
    this.request = request;
    this.root = root;
  }

  /// Returns the only test that a request finds; empty if it's one that JUnit makes while others
  /// run, as from parameters, or if JUnit is one that has no such way in.
  static Optional<FoundTest> by(LauncherDiscoveryRequest request) {
    var engine = LauncherRun.jupiter();
    try {
      var root = engine.discover(request, UniqueId.forEngine(engine.getId()));
      if (!ReusableNode.reuse(root)) {
        return Optional.empty();
      }
      var found = new FoundTest(engine, request, root);
      found.execution(new RepetitionOutcome(), found.ofSession); // to see whether that's possible
      return Optional.of(found);
    } catch (JUnitException | LinkageError _) {
      return Optional.empty(); // a launcher can do it, or will say why not
    }
  }

  /// Executes it once, with everything around it: a new instance, extensions, set-up and tear-down
  /// of the test and of its class.
  void execute(RepetitionOutcome outcome) {
    try (var ofRequest = ofSession.newChild()) {
      engine.execute(execution(outcome, ofRequest));
    } catch (JUnitException failure) {
      outcome.executionFinished(root, TestExecutionResult.failed(failure));
    }
  }

  private ExecutionRequest execution(
      RepetitionOutcome outcome, NamespacedHierarchicalStore<Namespace> ofRequest) {
    return ExecutionRequest.create(
        root,
        outcome,
        request.getConfigurationParameters(),
        request.getOutputDirectoryCreator(),
        ofRequest,
        CancellationToken.disabled());
  }

  /// Closes what extensions have kept for longer than an execution.
  @Override
  public void close() {
    ofSession.close();
  }
}
