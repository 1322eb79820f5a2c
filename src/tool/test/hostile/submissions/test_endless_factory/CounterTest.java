// makes tests without end
package ch90_walls.e2_count;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;
import org.junit.jupiter.api.*;
import org.junit.jupiter.params.*;
import org.junit.jupiter.params.provider.*;

@LoopTest
class CounterTest {
  @TestFactory
  Stream<DynamicTest> counts() {
    return Stream.generate(() -> DynamicTest.dynamicTest("one more", () -> {}));
  }
}
