import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.asyncMock;
import static dev.loopbook.testkit.mock.AsyncMocks.when;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

// region code
interface UserApi {
  Coroutine<String> fetchName(int id);
}

static class Greeter {
  private final UserApi api;

  Greeter(UserApi api) {
    this.api = api;
  }

  Coroutine<String> greet(int id) {
    return async(() -> "Hello, " + await(api.fetchName(id)));
  }
}
// endregion

// region tests
@LoopTest
static class GreeterTest {
  @Test
  void plainMockUntaught() {
    var api = Mockito.mock(UserApi.class);
    assertEquals("Hello, null", await(new Greeter(api).greet(1)));
  }

  @Test
  void plainMockTaughtOneCoroutine() {
    var api = Mockito.mock(UserApi.class);
    Mockito.when(api.fetchName(1)).thenReturn(async(() -> "Alice"));
    var greeter = new Greeter(api);
    assertEquals("Hello, Alice", await(greeter.greet(1)));
    assertEquals("Hello, Alice", await(greeter.greet(1)));
  }

  @Test
  void asyncMockUntaught() {
    var api = asyncMock(UserApi.class);
    assertEquals("Hello, null", await(new Greeter(api).greet(1)));
  }

  @Test
  void asyncMockTaughtItsLine() {
    var api = asyncMock(UserApi.class);
    when(api.fetchName(1)).returning("Alice");
    var greeter = new Greeter(api);
    assertEquals(List.of("Hello, Alice", "Hello, Alice"),
        await(gather(greeter.greet(1), greeter.greet(1))));
  }
}
// endregion

void main() {
  IO.print(Tests.run(GreeterTest.class));
}
