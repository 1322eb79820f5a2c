import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.*;
import dev.loopbook.testkit.mock.Patches;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

// region manager
static class DatabaseManager {
  private static DatabaseManager instance;

  static Coroutine<DatabaseManager> getInstance() {
    return async(() -> {
      if (instance == null) {
        var manager = new DatabaseManager();
        await(manager.initialize());
        instance = manager;
      }
      return instance;
    });
  }

  Coroutine<Void> initialize() {
    return async(() -> {
      throw new IllegalStateException("db.example: no route to host");
    });
  }

  Coroutine<List<String>> execute(String sql) {
    return async(() -> {
      throw new IllegalStateException("not connected: " + sql);
    });
  }
}
// endregion

// region report
static class UserReport {
  Coroutine<String> names() {
    return async(() -> {
      var database = await(DatabaseManager.getInstance());
      var rows = await(database.execute("select name from users"));
      return rows.size() + " users: " + String.join(", ", rows);
    });
  }
}
// endregion

// region tests
@LoopTest
static class UserReportTest {
  @RegisterExtension
  final Fixture<DatabaseManager> database = Fixture.of(setUp -> {
    var robot = asyncMock(DatabaseManager.class);
    var statics = setUp.closing(Patches.statics(DatabaseManager.class));
    statics.whenAwaited(DatabaseManager::getInstance).returning(robot);
    return robot;
  });

  @Test
  void namesStandInOneLine() {
    when(database.get().execute("select name from users"))
        .returning(List.of("Alice", "Bob"));
    assertEquals("2 users: Alice, Bob", await(new UserReport().names()));
  }

  @Test
  void nobodyIsAReportToo() {
    assertEquals("0 users: ", await(new UserReport().names()));
  }

  @Test
  void aLockedTableIsNoEmptyOne() {
    when(database.get().execute("select name from users"))
        .raising(new IllegalStateException("table users is locked"));
    assertThrows(IllegalStateException.class,
        () -> await(new UserReport().names()));
  }
}

@LoopTest
static class WithoutTheFixtureTest {
  @Test
  void theRealOneIsAsked() {
    assertEquals("0 users: ", await(new UserReport().names()));
  }
}
// endregion

void main() {
  IO.print(Tests.run(UserReportTest.class, WithoutTheFixtureTest.class));
}
