import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.Fixture;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.Test;

// region fixtures
static Fixture<String> loud(String name) {
  return Fixture.of(setUp -> {
    await(sleep(millis(100)));
    IO.println("  set up " + name);
    setUp.afterwards(() -> {
      await(sleep(millis(100)));
      IO.println("  tear down " + name);
    });
    return name;
  }).named(name);
}

static final Fixture<String> server = loud("server").perRun();
static final Fixture<String> database = loud("database").perClass();
static final Fixture<String> session = loud("session");
// endregion

// region tests
@LoopTest
static class OneTest {
  @Test
  void first() {
    IO.println("first uses " + server.get() + ", " + database.get()
        + ", " + session.get());
  }

  @Test
  void second() {
    IO.println("second uses " + database.get() + ", " + session.get());
  }
}

@LoopTest
static class OtherTest {
  @Test
  void third() {
    IO.println("third uses " + server.get() + ", " + database.get());
  }
}
// endregion

void main() {
  var report = Tests.run(OneTest.class, OtherTest.class);
  IO.print(report);
}
