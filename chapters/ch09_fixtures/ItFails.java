import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.Fixture;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.Test;

// region tests
@LoopTest(timeout = 60)
static class ItFailsTest {
  final Fixture<String> line = Fixture.of(setUp -> {
    setUp.afterwards(() -> {
      await(sleep(millis(100)));
      IO.println("line closed");
    });
    return "line";
  });

  final Fixture<String> session = Fixture.of(setUp -> {
    var name = "session on " + setUp.use(line);
    setUp.afterwards(() -> {
      IO.println("log out");
      throw new IllegalStateException("the server hung up first");
    });
    return name;
  });

  @Test
  void fails() {
    assertEquals("a session", session.get());
  }

  @Test
  void takesTooLong() {
    line.get();
    await(sleep(seconds(3600)));
  }
}
// endregion

void main() {
  IO.print(Tests.run(ItFailsTest.class));
}
