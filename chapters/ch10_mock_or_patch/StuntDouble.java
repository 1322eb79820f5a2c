import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import dev.loopbook.testkit.mock.Patches;
import org.junit.jupiter.api.Test;

interface Database {
  Coroutine<Integer> insertUser(String name);
}

// region service
static class Databases {
  static Database connect() {
    throw new IllegalStateException("db.example: no route to host");
  }
}

static class UserService {
  Coroutine<String> createUser(String name) {
    return async(() -> {
      var database = Databases.connect(); // it gets one by itself
      var id = await(database.insertUser(name));
      return "user " + name + " has number " + id;
    });
  }
}
// endregion

// region tests
@LoopTest
static class UserServiceTest {
  final Database robot = asyncMock(Database.class);

  @Test
  void withARobotThatNobodyCalls() {
    assertEquals("user Alice has number 42",
        await(new UserService().createUser("Alice")));
  }

  @Test
  void withAStuntDouble() {
    when(robot.insertUser("Alice")).returning(42);
    try (var connect = Patches.statics(Databases.class)) {
      connect.when(Databases::connect).thenReturn(robot);
      assertEquals("user Alice has number 42",
          await(new UserService().createUser("Alice")));
    }
  }

  @Test
  void afterwardsTheRealOneIsBack() {
    assertThrows(IllegalStateException.class, Databases::connect);
  }
}
// endregion

void main() {
  IO.print(Tests.run(UserServiceTest.class));
}
