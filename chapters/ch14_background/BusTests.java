import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static dev.loopbook.testkit.TestTime.advance;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.*;
import dev.loopbook.testkit.*;
import java.time.Duration;
import java.util.*;
import org.junit.jupiter.api.*;

static class Memory {
  final Map<String, Duration> seen = new TreeMap<>();
  boolean down;
  int rounds;

  Coroutine<Void> cleanForever() {
    return async(() -> {
      while (true) {
        await(sleep(Duration.ofHours(1)));
        try {
          removeOld();
        } catch (IllegalStateException e) {
          // the next round tries again
        }
      }
    });
  }

  void removeOld() {
    rounds++;
    if (down) {
      throw new IllegalStateException("the store is down");
    }
    var now = EventLoop.running().time();
    seen.values().removeIf(at -> now.minus(at).toMinutes() >= 60);
  }
}

// region tests
@LoopTest
static class MemoryTest {
  final Memory memory = new Memory();
  Task<Void> cleaner;

  @BeforeEach
  void start() {
    cleaner = createTask(memory.cleanForever(), "cleaner");
  }

  @AfterEach
  void stop() {
    cleaner.cancel();
    await(waitOn(List.of(cleaner)));
    assertCancelled(cleaner);
  }

  @Test
  void theOldGoAndTheRecentStay() {
    memory.seen.put("old", Duration.ofMinutes(0));
    memory.seen.put("recent", Duration.ofMinutes(30));
    advance(Duration.ofHours(1));
    assertEquals(Set.of("recent"), memory.seen.keySet());
  }

  @Test
  void aFailureCostsOneRoundAndNotTheTask() {
    memory.down = true;
    advance(Duration.ofHours(2));
    assertEquals(2, memory.rounds);
    memory.down = false;
    advance(Duration.ofHours(1));
    assertEquals(3, memory.rounds);
  }
}
// endregion

void main() {
  IO.print(Tests.run(MemoryTest.class));
}
