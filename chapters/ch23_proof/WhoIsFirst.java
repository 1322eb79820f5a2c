import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Semaphore;
import dev.loopbook.testkit.*;
import java.util.*;
import org.junit.jupiter.api.Test;

// region tests
@LoopTest
static class WhoIsFirstTest {
  final Semaphore slots = new Semaphore(1, "slots");

  Coroutine<String> process(String name, double duration) {
    return async(() -> {
      try (var _ = await(slots.acquire())) {
        return await(sleep(seconds(duration), name));
      }
    });
  }

  @Test
  void inTheOrderInWhichTheyEnd() {
    var ended = new ArrayList<String>();
    for (var next : asCompleted(List.of(
        sleep(seconds(3), "slow"), sleep(seconds(1), "fast")))) {
      ended.add(await(next));
    }
    assertEquals(List.of("fast", "slow"), ended);
  }

  @Test
  void stepByStep() {
    var first = createTask(process("first", 2), "first");
    var second = createTask(process("second", 1), "second");
    await(gather(first, second));
    assertTrace(
        "first starts",
        "first waits for sleep 2 s",
        "second starts",
        "second waits for <Semaphore slots 0/1 free, 1 waiting>",
        "…",
        "second is done");
  }

  @Test
  void soonEnough() {
    assertCompletesBefore(seconds(4),
        gather(process("first", 2), process("second", 1)));
  }
}
// endregion

void main() {
  IO.print(Tests.run(WhoIsFirstTest.class));
}
