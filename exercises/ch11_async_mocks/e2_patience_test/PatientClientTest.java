package ch11_async_mocks.e2_patience_test;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.Test;

@LoopTest
class PatientClientTest {
  private final UserApi api = asyncMock(UserApi.class);
  private final PatientClient client = new PatientClient(api);

  @Test
  void aNameIsFetched() {
    when(api.fetchName(1)).returning("Alice");
    assertEquals("Alice", await(client.fetchName(1)));
  }

  // Your tests go here.
}
