import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

// region code
interface Database {
  Coroutine<Void> save(String name);
}

static class Registration {
  private final Database database;

  Registration(Database database) {
    this.database = database;
  }

  Coroutine<Void> register(String name) {
    return async(() -> {
      database.save(name); // something is missing here
    });
  }
}
// endregion

// region tests
@LoopTest
static class RegistrationTest {
  final Database database = asyncMock(Database.class);
  final Registration registration = new Registration(database);

  @Test
  void countsCalls() {
    await(registration.register("Alice"));
    Mockito.verify(database).save("Alice");
    IO.println("verify is content with " + callsOf(database));
  }

  @Test
  void countsAwaits() {
    await(registration.register("Alice"));
    verifyAwaited(database).save("Alice");
    IO.println("we never get there");
  }
}
// endregion

void main() {
  IO.print(Tests.run(RegistrationTest.class));
}
