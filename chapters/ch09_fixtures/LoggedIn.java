import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.Fixture;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.Test;

record Account(String name, String password) {}

record User(int id, String email) {}

// region client
static class AuthenticatedApiClient extends AsyncResource {
  private final String url;
  private String token = "";

  AuthenticatedApiClient(String url) {
    this.url = url;
  }

  Coroutine<Void> logIn(Account account) {
    return async(() -> {
      await(sleep(millis(200)));
      token = "token of " + account.name();
      IO.println("logged in at " + url);
    });
  }

  Coroutine<User> fetchUser(int id) {
    return async(() -> {
      if (token.isEmpty()) {
        throw new IllegalStateException("log in first");
      }
      await(sleep(millis(100)));
      return new User(id, "user-" + id + "@example.com");
    });
  }

  @Override
  protected void release() {
    await(sleep(millis(50)));
    IO.println("logged out");
  }
}
// endregion

// region tests
@LoopTest
static class UserTest {
  final Account account = new Account("testuser", "testpass");

  final Fixture<AuthenticatedApiClient> client = Fixture.of(setUp -> {
    var client = setUp.closing(new AuthenticatedApiClient("api.example"));
    await(client.logIn(account));
    return client;
  });

  final Fixture<User> user = Fixture.of(setUp ->
      await(setUp.use(client).fetchUser(1)));

  @Test
  void aUserHasAnAddress() {
    assertTrue(user.get().email().contains("@"));
  }

  @Test
  void anotherOneHasAnother() {
    var other = await(client.get().fetchUser(2));
    assertNotEquals(user.get().email(), other.email());
  }

  @Test
  void anAccountHasAName() {
    assertEquals("testuser", account.name());
  }
}
// endregion

void main() {
  IO.print(Tests.run(UserTest.class));
}
