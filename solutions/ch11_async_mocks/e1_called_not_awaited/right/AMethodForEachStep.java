// right: recursion over the names, and a method for the rollback
package ch11_async_mocks.e1_called_not_awaited;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.List;

/// Puts a list of names into a database.
final class NameImport {
  private final Database database;

  NameImport(Database database) {
    this.database = database;
  }

  private Coroutine<Void> saveFrom(List<String> names, int index) {
    return async(() -> {
      if (index < names.size()) {
        await(database.save(names.get(index)));
        await(saveFrom(names, index + 1));
      }
    });
  }

  private Coroutine<Void> rollBack(Throwable why) {
    return async(() -> {
      try {
        await(database.rollback());
      } catch (Exception failure) {
        why.addSuppressed(failure);
      }
    });
  }

  /// Saves all names, one after another, and commits. If anything goes wrong before the commit is
  /// done, or the import is cancelled, everything is rolled back, and the first failure is thrown.
  Coroutine<Void> importAll(List<String> names) {
    return async(() -> {
      try {
        await(saveFrom(names, 0));
        await(database.commit());
      } catch (Throwable e) { // a cancellation is no Exception
        await(rollBack(e));
        throw e;
      }
    });
  }
}
