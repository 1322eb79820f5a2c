import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.Test;

// region service
interface Database {
  Coroutine<Integer> insertUser(String name);
}

static class UserService {
  private final Database database;

  UserService(Database database) { // it is handed what it needs
    this.database = database;
  }

  Coroutine<String> createUser(String name) {
    return async(() -> {
      var id = await(database.insertUser(name));
      return "user " + name + " has number " + id;
    });
  }
}
// endregion

// region test
@LoopTest
static class UserServiceTest {
  @Test
  void aUserGetsTheNumberThatTheDatabaseGave() {
    var robot = asyncMock(Database.class);
    when(robot.insertUser("Alice")).returning(42);

    var service = new UserService(robot);

    assertEquals("user Alice has number 42",
        await(service.createUser("Alice")));
    verifyAwaited(robot).insertUser("Alice");
  }
}
// endregion

void main() {
  IO.print(Tests.run(UserServiceTest.class));
}
