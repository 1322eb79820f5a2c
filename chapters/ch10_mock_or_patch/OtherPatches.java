import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.io.Environment;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import dev.loopbook.testkit.mock.Patches;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

// region code
static class Settings {
  static final Environment ENVIRONMENT = Environment.ofProcess();
  static String region = "eu";

  static String server() {
    return ENVIRONMENT.get("SERVER").orElse("db.example") + ":" + port();
  }

  static int port() {
    return Integer.getInteger("port", 5432);
  }
}
// endregion

// region fake
interface UserStore {
  Coroutine<Integer> insert(String name);
}

static class FakeUsers implements UserStore {
  final List<String> names = new ArrayList<>();

  @Override
  public Coroutine<Integer> insert(String name) {
    return async(() -> {
      names.add(name);
      return names.size();
    });
  }
}
// endregion

// region tests
@LoopTest
static class SettingsTest {
  @Test
  void aVariableOfAnEnvironmentThatTheCodeAsks() {
    try (var _ = Patches.environment(
        Settings.ENVIRONMENT, Map.of("SERVER", "localhost"))) {
      assertEquals("localhost:5432", Settings.server());
    }
  }

  @Test
  void aSystemProperty() {
    try (var _ = Patches.systemProperty("port", "1")) {
      assertEquals(1, Settings.port());
    }
  }

  @Test
  void aStaticField() {
    try (var _ = Patches.field(Settings.class, "region", "us")) {
      assertEquals("us", Settings.region);
    }
    assertEquals("eu", Settings.region);
  }

  @Test
  void oneStaticMethodOfTwo() {
    try (var settings = Patches.someStatics(Settings.class)) {
      settings.when(Settings::port).thenReturn(1);
      assertEquals("db.example:1", Settings.server()); // the real server()
    }
  }

  @Test
  void anotherThreadMeetsTheRealOne() {
    try (var settings = Patches.someStatics(Settings.class)) {
      settings.when(Settings::port).thenReturn(1);
      assertEquals(1, Settings.port());
      assertEquals(5432, await(toThread(() -> Settings.port())));
    }
  }

  @Test
  void aFakeNeedsNoMock() {
    var users = new FakeUsers();
    assertEquals(1, await(users.insert("Alice")));
    assertEquals(List.of("Alice"), users.names);
  }
}
// endregion

void main() {
  IO.print(Tests.run(SettingsTest.class));
}
