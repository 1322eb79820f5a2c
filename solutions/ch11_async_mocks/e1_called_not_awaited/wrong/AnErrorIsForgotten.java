// rejected by anErrorIsRolledBackToo: neither committed nor rolled back
package ch11_async_mocks.e1_called_not_awaited;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.CancelledError;
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
          Throwable first = null;
          try {
            for (var name : names) await(database.save(name));
            await(database.commit());
          } catch (Exception e) {
            first = e;
          } catch (CancelledError e) {
            first = e;
          }
          if (first != null) {
            try {
              await(database.rollback());
            } catch (Exception failure) {
              first.addSuppressed(failure);
            }
            throw first;
          }
        });
  }
}
