// rejected by whateverFailsAndWhereverTheRollbackMayFailToo: what was thrown
package ch11_async_mocks.e1_called_not_awaited;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import java.util.List;

/// Puts a list of names into a database.
final class NameImport {
  private final Database database;

  NameImport(Database database) {
    this.database = database;
  }

  /// Saves all names, one after another, and commits. If anything goes wrong before the commit is
  /// done, or the import is cancelled, everything is rolled back, and the first failure is thrown.
  Coroutine<Void> importAll(List<String> names) {
    return async(() -> {
      try {
        for (var name : names) {
          await(database.save(name));
        }
        await(database.commit());
      } catch (CancelledError e) {
        await(database.rollback());
        throw e;
      } catch (Throwable e) {
        try {
          await(database.rollback());
        } catch (Exception failure) {
          e.addSuppressed(failure);
        }
        throw e;
      }
    });
  }
}
