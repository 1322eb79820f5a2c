import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import dev.loopbook.testkit.mock.Patches;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

// region settings
static final Map<String, String> SETTINGS =
    new HashMap<>(Map.of("server", "db.example", "retries", "3"));
// endregion

// region tests
@LoopTest
static class SettingsTest {
  @Test
  void aPatchInABlock() {
    try (var _ = Patches.map(SETTINGS, Map.of("retries", "0"))) {
      await(sleep(seconds(1)));
      assertEquals("0", SETTINGS.get("retries"));
      SETTINGS.put("server", "localhost"); // the code under test does it
    }
  }

  @Test
  void everythingIsBack() {
    assertEquals(Map.of("server", "db.example", "retries", "3"), SETTINGS);
  }

  @Test
  void aPatchThatStaysOpen() {
    Patches.map(SETTINGS, Map.of("server", "localhost"));
    assertEquals("localhost", SETTINGS.get("server"));
  }

  @Test
  void theNextTestBeginsClean() {
    assertEquals("db.example", SETTINGS.get("server"));
  }
}
// endregion

void main() {
  IO.print(Tests.run(SettingsTest.class));
}
