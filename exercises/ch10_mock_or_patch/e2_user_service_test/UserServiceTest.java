package ch10_mock_or_patch.e2_user_service_test;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

  // Your tests go here.
}
