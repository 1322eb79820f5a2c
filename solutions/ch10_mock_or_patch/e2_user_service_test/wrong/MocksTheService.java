// rejected by catchesAlwaysInserts: does not ask whether the name is taken
// mistake: mocks the service that it should test
package ch10_mock_or_patch.e2_user_service_test;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.Test;

@LoopTest
class UserServiceTest {

  @Test
  void aUserGetsANumber() {
    var service = asyncMock(UserService.class);
    when(service.createUser("Alice")).returning(42);
    assertEquals(42, await(service.createUser("Alice")));
    verifyAwaited(service).createUser("Alice");
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    var service = asyncMock(UserService.class);
    when(service.createUser("Bob")).raising(new IllegalStateException("Bob is taken"));
    assertThrows(IllegalStateException.class, () -> await(service.createUser("Bob")));
  }
}
