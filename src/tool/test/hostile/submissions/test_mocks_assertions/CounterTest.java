// mocks its assertions
package ch90_walls.e2_count;

import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.*;

@LoopTest
class CounterTest {
  @Test
  void counts() {
    try (var mocked = org.mockito.Mockito.mockStatic(Assertions.class)) {
      assertEquals(2, 3);
    }
  }
}
