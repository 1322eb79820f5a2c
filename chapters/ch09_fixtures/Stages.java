import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.*;

// region tests
@LoopTest
static class StagesTest {
  final List<String> lines = new ArrayList<>();

  @BeforeAll
  static void buildTheHouse() {}

  @BeforeEach
  void connect() {
    await(sleep(seconds(1)));
    lines.add("connected");
  }

  @Test
  void writesALine() {
    lines.add("hello");
    assertEquals(List.of("connected", "hello"), lines);
  }

  @Test
  void beginsAnew() {
    assertEquals(List.of("connected"), lines);
  }

  @AfterEach
  void hangUp() {
    await(sleep(millis(500)));
  }

  @AfterAll
  static void tearTheHouseDown() {}
}
// endregion

void main() {
  var report = Tests.run(StagesTest.class);
  IO.print(report);
  report.stages().forEach(IO::println);
}
