import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.Test;

record User(int id, String name) {}

// region fetch
static Coroutine<User> fetchUser(int id) {
  return async(() -> {
    await(sleep(millis(100)));
    throw new IllegalStateException("no server in this room");
  });
}
// endregion

// region tests
static class PlainTest {
  @Test
  void aUserComesBack() {
    assertNotNull(fetchUser(1));
  }

  @Test
  void theUserHasAName() {
    assertEquals("Alice", await(fetchUser(1)).name());
  }
}
// endregion

void main() {
  IO.print(Tests.run(PlainTest.class));
}
