// reads a file by an annotation
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
  @ParameterizedTest
  @CsvFileSource(files = "/proc/self/status")
  void counts(String line) {
    assertNotNull(line);
  }
}
