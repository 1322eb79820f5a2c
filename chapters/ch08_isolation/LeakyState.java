import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.*;

// region cache
static final Map<String, String> CACHE = new HashMap<>();

static Coroutine<String> fetchAndCache(String key, String value) {
  return async(() -> {
    await(sleep(millis(10)));
    CACHE.put(key, value);
    return value;
  });
}
// endregion

// region tests
@LoopTest
static class LeakyStateTest {
  @Test
  void theFirstFillsTheCache() {
    assertEquals("Alice", await(fetchAndCache("user-1", "Alice")));
  }

  @Test
  void theSecondExpectsItEmpty() {
    assertEquals(Map.of(), CACHE);
  }
}
// endregion

// region mended
@LoopTest
static class CleanStateTest extends LeakyStateTest {
  @BeforeEach
  void emptyTheCache() {
    CACHE.clear();
  }
}
// endregion

// region main
void main() {
  IO.print(Tests.run(LeakyStateTest.class));
  IO.print(Tests.run(LeakyStateTest.class, "theSecondExpectsItEmpty"));
  IO.print(Tests.run(CleanStateTest.class));
}
// endregion
