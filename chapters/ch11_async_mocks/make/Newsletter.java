import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.*;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

interface UserApi {
  Coroutine<List<String>> fetchNames();
}

interface Mailer {
  Coroutine<Void> send(String name);
}

static Coroutine<List<String>> sendToAll(UserApi users, Mailer mailer) {
  return async(() -> {
    var unsent = new ArrayList<String>();
    await(gather(await(users.fetchNames()).stream().map(name -> async(() -> {
      try {
        await(waitFor(mailer.send(name), seconds(10)));
      } catch (Exception e) {
        unsent.add(name);
      }
    })).toList()));
    return unsent;
  });
}

@LoopTest
static class SendToAllTest {
  final UserApi users = asyncMock(UserApi.class);
  final Mailer mailer = asyncMock(Mailer.class);

  @BeforeEach
  void threeUsers() {
    when(users.fetchNames()).returning(List.of("Ann", "Bob", "Cid"));
  }

  @Test
  void allAtOnce() {
    when(mailer.send(Mockito.any())).delayed(seconds(1)).returning(null);
    assertEquals(List.of(),
        assertTakes(seconds(1), sendToAll(users, mailer)));
    verifyAwaited(mailer, Mockito.times(3)).send(Mockito.any());
  }

  @Test
  void oneFailureLeavesTheOthersTheirLetters() {
    when(mailer.send("Bob")).raising(new IllegalStateException("no box"));
    assertEquals(List.of("Bob"), await(sendToAll(users, mailer)));
    verifyAwaited(mailer).send("Cid");
  }

  @Test
  void silenceIsAFailureAfterTenSeconds() {
    when(mailer.send("Ann")).neverCompletes();
    assertEquals(List.of("Ann"),
        assertTakes(seconds(10), sendToAll(users, mailer)));
  }
}

void main() {
  IO.print(Tests.run(SendToAllTest.class));
}
