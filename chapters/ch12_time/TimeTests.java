import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static dev.loopbook.testkit.TestTime.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

static class Reminder {
  final List<String> sent = new ArrayList<>();

  Coroutine<Void> everyTenMinutes() {
    return async(() -> {
      while (true) {
        await(sleep(seconds(600)));
        sent.add("reminder " + (sent.size() + 1));
      }
    });
  }
}

// region tests
@LoopTest
static class ReminderTest {
  private final Reminder reminder = new Reminder();

  @Test
  void itRemindsEveryTenMinutes() {
    var task = createTask(reminder.everyTenMinutes(), "reminder");
    advance(seconds(599));
    assertEquals(List.of(), reminder.sent);
    advance(seconds(1));
    assertEquals(List.of("reminder 1"), reminder.sent);
    advance(seconds(3600));
    assertEquals(7, reminder.sent.size());
    task.cancel();
    assertCancelled(task);
  }

  @Test
  void itNeverEndsByItself() {
    assertTimesOut(seconds(86_400),
        waitFor(reminder.everyTenMinutes(), seconds(86_400)));
    assertEquals(143, reminder.sent.size());
  }

  @Test
  void itIsIdleAtTheEnd() {
    createTask(reminder.everyTenMinutes(), "reminder");
    advanceUntilIdle(100);
  }
}
// endregion

void main() {
  IO.print(Tests.run(ReminderTest.class));
}
