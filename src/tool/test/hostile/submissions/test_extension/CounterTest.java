// swallows its failures by an extension
package ch90_walls.e2_count;

import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.*;

@LoopTest
@org.junit.jupiter.api.extension.ExtendWith(Swallow.class)
class CounterTest {
  @Test
  void counts() {
    var counter = new Counter();
    counter.add();
    counter.add();
    assertEquals(2, counter.count());
  }
}

class Swallow implements org.junit.jupiter.api.extension.TestExecutionExceptionHandler {
  @Override
  public void handleTestExecutionException(
      org.junit.jupiter.api.extension.ExtensionContext context, Throwable failure) {
    // not a word
  }
}
