import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.Tests;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.*;

// region tests
static class OneLoopForAllTest {
  static final EventLoop loop = EventLoop.create();
  static final List<String> log = new ArrayList<>();

  @Test
  void theFirstStartsAReminder() {
    loop.runUntilComplete(async(() -> {
      createTask(async(() -> {
        await(sleep(seconds(1)));
        log.add("reminder");
      }), "reminder");
      log.add("first");
    }));
    assertEquals(List.of("first"), log);
  }

  @Test
  void theSecondWaitsTwoSeconds() {
    log.clear();
    loop.runUntilComplete(async(() -> {
      await(sleep(seconds(2)));
      log.add("second");
    }));
    assertEquals(List.of("second"), log);
  }
}
// endregion

void main() {
  IO.print(Tests.run(OneLoopForAllTest.class));
}
