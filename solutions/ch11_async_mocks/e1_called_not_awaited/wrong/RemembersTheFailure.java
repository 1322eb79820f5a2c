// rejected by afterAFailureTheNextImportWorks: Unexpected exception type
package ch11_async_mocks.e1_called_not_awaited;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.List;

/// Puts a list of names into a database.
final class NameImport {
  private final Database database;
  private Throwable why;

  NameImport(Database database) {
    this.database = database;
  }

  /// Throws what was not declared.
  private static final class Exceptions {
    static RuntimeException unchecked(Throwable why) {
      if (why instanceof Error error) {
        throw error;
      }
      return (RuntimeException) why;
    }
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
      } catch (Throwable e) { // a cancellation is no Exception
        if (why == null) {
          why = e;
        }
        try {
          await(database.rollback());
        } catch (Exception failure) {
          why.addSuppressed(failure);
        }
        throw Exceptions.unchecked(why);
      }
    });
  }
}
