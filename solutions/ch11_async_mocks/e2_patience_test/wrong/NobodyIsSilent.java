// rejected by catchesNoTimeLimit: waits for ever
// mistake: lets the service always answer
package ch11_async_mocks.e2_patience_test;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

@LoopTest
class PatientClientTest {
  private final UserApi api = asyncMock(UserApi.class);
  private final PatientClient client = new PatientClient(api);

  @Test
  void theThirdAttemptSucceeds() {
    when(api.fetchName(1))
        .sideEffects(
            new IllegalStateException("down"), new IllegalStateException("still down"), "Alice");
    assertEquals("Alice", assertTakes(seconds(3), client.fetchName(1)));
  }

  @Test
  void afterTheThirdFailureThatIsThrown() {
    when(api.fetchName(1))
        .sideEffects(
            new IllegalStateException("first"),
            new IllegalStateException("second"),
            new IllegalStateException("third"));
    assertTakes(
        seconds(3),
        () -> {
          var error =
              assertThrows(IllegalStateException.class, () -> await(client.fetchName(1)));
          assertEquals("third", error.getMessage());
        });
  }

  @Test
  void theWaitsAreOneSecondAndTwo() {
    when(api.fetchName(1)).sideEffects(new IllegalStateException("down"), "Alice");
    assertTakes(seconds(1), client.fetchName(1));
  }

  @Test
  void whoDoesNotExistIsNotAskedForAgain() {
    when(api.fetchName(1)).raising(new UserApi.NoSuchUser(1));
    assertThrows(UserApi.NoSuchUser.class, () -> await(client.fetchName(1)));
    verifyAwaited(api, Mockito.times(1)).fetchName(1);
  }
}
