import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.Test;

static final class ApiClient extends AsyncResource {
  Coroutine<String> fetchUser(int id) {
    return async(() -> {
      await(sleep(millis(100)));
      return "user-" + id;
    });
  }

  @Override
  protected void release() {
    await(sleep(millis(50)));
  }
}

// region tests
@LoopTest
static class ApiClientTest {
  @Test
  void leaky() {
    var client = new ApiClient();
    assertEquals("user-1", await(client.fetchUser(1)));
  }

  @Test
  void proper() {
    try (var client = new ApiClient()) {
      assertEquals("user-1", await(client.fetchUser(1)));
    }
  }
}

void main() {
  IO.print(Tests.run(ApiClientTest.class));
}
// endregion
