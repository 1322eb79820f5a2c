// rejected by aSlowDatabaseIsWaitedFor: TimeoutError
package ch11_async_mocks.e1_called_not_awaited;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.List;

final class NameImport {
  private final Database database;

  NameImport(Database database) {
    this.database = database;
  }

  Coroutine<Void> importAll(List<String> names) {
    return async(
        () -> {
          try {
            for (var name : names) await(waitFor(database.save(name), seconds(30)));
            await(database.commit());
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
