import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.Test;

// region service
static class PriceService {
  Coroutine<Integer> price(String item) {
    return async(() -> {
      await(sleep(millis(100)));
      return item.isEmpty() ? 1 : 1; // whoever wrote this was called away
    });
  }
}
// endregion

// region tests
@LoopTest
static class PriceServiceTest {
  @Test
  void aTestOfTheMock() {
    var service = asyncMock(PriceService.class);
    when(service.price("tea")).returning(3);
    assertEquals(3, await(service.price("tea")));
    verifyAwaited(service).price("tea");
  }

  @Test
  void aTestOfTheService() {
    assertEquals(3, await(new PriceService().price("tea")));
  }
}
// endregion

void main() {
  IO.print(Tests.run(PriceServiceTest.class));
}
