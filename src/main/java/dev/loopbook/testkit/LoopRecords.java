package dev.loopbook.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/// The records of the tests of a launcher session, for who opened it and wants them.
///
/// Tests of several threads may add to it.
final class LoopRecords {

  private static final Namespace NAMESPACE = Namespace.create(LoopRecords.class);
  private static final ExtensionContext.Namespace SAME_NAMESPACE =
      ExtensionContext.Namespace.create(LoopRecords.class);

  private final Map<String, LoopRecord> byTest = new ConcurrentHashMap<>();

  /// Makes one that the tests of `session` will find.
  static LoopRecords in(LauncherSession session) {
    var records = new LoopRecords();
    session.getStore().put(NAMESPACE, LoopRecords.class, records);
    return records;
  }

  /// Keeps the record of a test, if somebody wants it.
  static void add(ExtensionContext test, LoopRecord made) {
    var records =
        test.getStore(StoreScope.LAUNCHER_SESSION, SAME_NAMESPACE)
            .get(LoopRecords.class, LoopRecords.class);
    if (records != null) {
      records.byTest.put(test.getUniqueId(), made);
    }
  }

  Optional<LoopRecord> of(String uniqueId) {
    return Optional.ofNullable(byTest.get(uniqueId));
  }
}
