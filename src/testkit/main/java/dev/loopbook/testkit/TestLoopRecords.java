package dev.loopbook.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/// Collects the records of all tests in a launcher session, if [Tests#run] opened it.
///
/// Tests on several threads may add to it.
final class TestLoopRecords {

  // The launcher's side has a class of its own for namespaces, and equal names mean the same one.
  // That class mustn't be used here, as it may be missing.
  private static final Namespace NAMESPACE = Namespace.create(TestLoopRecords.class);

  private final Map<String, TestLoopRecord> byTest = new ConcurrentHashMap<>();
  private final List<TestStage> stages = Collections.synchronizedList(new ArrayList<>());

  /// Adds the record of a test, if somebody collects them.
  static void add(ExtensionContext test, TestLoopRecord made) {
    wanted(test).ifPresent(records -> records.byTest.put(test.getUniqueId(), made));
  }

  /// Notes that a test or a class entered a stage, if somebody collects that.
  static void entered(TestStage.Kind kind, ExtensionContext context, String what) {
    wanted(context)
        .ifPresent(
            records -> records.stages.add(new TestStage(kind, TestStage.who(context), what)));
  }

  private static Optional<TestLoopRecords> wanted(ExtensionContext context) {
    return Optional.ofNullable(
        context
            .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
            .get(TestLoopRecords.class, TestLoopRecords.class));
  }

  List<TestStage> stages() {
    synchronized (stages) {
      return List.copyOf(stages);
    }
  }

  Optional<TestLoopRecord> of(String uniqueId) {
    return Optional.ofNullable(byTest.get(uniqueId));
  }
}
