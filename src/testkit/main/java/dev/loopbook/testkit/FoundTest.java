package dev.loopbook.testkit;

import java.util.Optional;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/// A test method that JUnit's engine finds once and executes again and again.
///
/// A launcher would find it anew each time, which costs as much as a short test itself. What
/// executes it is the engine, as always: a new instance, extensions, set-up and tear-down of the
/// test and of its class. Only the reports that nobody reads are left out.
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
  /// run, as from parameters.
  static Optional<FoundTest> by(LauncherDiscoveryRequest request) {
    try {
      var engine = LauncherRun.jupiter();
      var root = find(engine, request);
      return ReusableNode.reuse(root, find(engine, request))
          ? Optional.of(new FoundTest(engine, request, root))
          : Optional.empty();
    } catch (JUnitException _) {
      return Optional.empty(); // a launcher will say why
    }
  }

  private static TestDescriptor find(TestEngine engine, LauncherDiscoveryRequest request) {
    return engine.discover(request, UniqueId.forEngine(engine.getId()));
  }

  /// Executes it once.
  void execute(EngineExecutionListener listener) {
    try (var ofRequest = ofSession.newChild()) {
      engine.execute(
          ExecutionRequest.create(
              root,
              listener,
              request.getConfigurationParameters(),
              request.getOutputDirectoryCreator(),
              ofRequest,
              CancellationToken.disabled()));
    } catch (JUnitException | LinkageError failure) { // as of a JUnit that can't do this
      listener.executionFinished(root, TestExecutionResult.failed(failure));
    }
  }

  /// Closes what extensions have kept for longer than an execution.
  @Override
  public void close() {
    ofSession.close();
  }
}
