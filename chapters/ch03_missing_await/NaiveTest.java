import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.Test;

record User(int id, String name) {}

static Coroutine<User> fetchUser(int id) {
  return async(() -> {
    await(sleep(millis(100)));
    return new User(id, "Alice");
  });
}

// region tests
@LoopTest
static class UserTest {
  @Test
  void naive() {
    assertEquals(new User(1, "Alice"), fetchUser(1));
  }

  @Test
  void awaited() {
    assertEquals(new User(1, "Alice"), await(fetchUser(1)));
  }
}

void main() {
  IO.print(Tests.run(UserTest.class));
}
// endregion
