package ch05_leaks.e1_close_session;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// What is left open is counted below, so that the message can say when it was left.
@LoopTest(audit = LoopTest.Audit.OFF)
class UserClientTest {
  private final UserClient client = new UserClient();

  @BeforeEach
  void nothingIsOpenYet() {
    Session.reset();
  }

  @Test
  void theUserIsFetched() {
    assertEquals("user-7", await(client.fetchUser(7)), "the user that was asked for");
  }

  @Test
  void nothingIsOpenAfterTheAnswer() {
    await(client.fetchUser(1));
    assertEquals(0, Session.open(), "sessions open after an answer");
  }

  @Test
  void nothingIsOpenAfterAnError() {
    assertThrows(
        IllegalArgumentException.class,
        () -> await(client.fetchUser(0)),
        "user 0 does not exist, and whoever asks must learn it");
    assertEquals(0, Session.open(), "sessions open after an error of the server");
  }

  @Test
  void nothingIsOpenAfterSomebodyGaveUp() {
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(client.fetchUser(1), millis(50))),
        "the answer takes 100 ms, and the caller waits 50 ms");
    assertEquals(0, Session.open(), "sessions open after the caller gave up");
  }
}
