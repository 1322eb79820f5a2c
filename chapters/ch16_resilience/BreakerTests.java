import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.*;
import dev.loopbook.testkit.*;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.*;

static class Down extends RuntimeException {}
static class OpenError extends RuntimeException {}

static class CircuitBreaker {
  private int failures;
  private Duration openUntil = Duration.ZERO;

  Coroutine<String> execute(Supplier<Coroutine<String>> call) {
    return async(() -> {
      var now = EventLoop.running().time();
      if (failures >= 3) {
        if (now.compareTo(openUntil) < 0) {
          throw new OpenError();
        }
        openUntil = now.plus(seconds(30));
      }
      try {
        var result = await(call.get());
        failures = 0;
        return result;
      } catch (Down e) {
        failures++;
        openUntil = EventLoop.running().time().plus(seconds(30));
        throw e;
      }
    });
  }
}

// region tests
@LoopTest
static class CircuitBreakerTest {
  final CircuitBreaker breaker = new CircuitBreaker();
  boolean down = true;
  int calls;

  Coroutine<String> call() {
    return breaker.execute(() -> async(() -> {
      calls++;
      await(sleep(seconds(1)));
      if (down) {
        throw new Down();
      }
      return "answer";
    }));
  }

  @BeforeEach
  void failThreeTimes() {
    for (int i = 0; i < 3; i++) {
      assertThrows(Down.class, () -> await(call()));
    }
  }

  @Test
  void theFourthCallDoesNotReachTheService() {
    assertThrows(OpenError.class, () -> await(call()));
    assertEquals(3, calls);
  }

  @Test
  void oneOfTenCallersProbesAndClosesIt() {
    down = false;
    await(sleep(seconds(30)));
    await(gatherOutcomes(Stream.generate(this::call).limit(10).toList()));
    assertEquals(4, calls);
    assertEquals("answer", await(call()));
  }
}
// endregion

void main() {
  IO.print(Tests.run(CircuitBreakerTest.class));
}
