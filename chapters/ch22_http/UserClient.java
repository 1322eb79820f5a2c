import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static dev.loopbook.testkit.http.HttpReply.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.io.http.*;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.*;
import dev.loopbook.testkit.http.HttpStub;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

// region client
static class UserApiClient {
  private final HttpClient http;
  private final String url;

  UserApiClient(HttpClient http, String url) {
    this.http = http;
    this.url = url;
  }

  Coroutine<String> fetchUser(int id) {
    return get(HttpRequest.get(url + "/users/" + id));
  }

  Coroutine<List<String>> fetchMultipleUsers(List<Integer> ids) {
    return async(() -> await(gather(
        ids.stream().map(this::fetchUser).toList())));
  }

  Coroutine<String> searchUsers(String words) {
    return get(HttpRequest.get(url + "/users/search").withQuery("q", words));
  }

  private Coroutine<String> get(HttpRequest request) {
    return async(() -> {
      try (var session = http.open()) {
        var answer = await(session.send(request.withTimeout(seconds(10))));
        return answer.requireSuccess().body();
      }
    });
  }
}
// endregion

// region tests
@LoopTest
static class UserApiClientTest {
  final Fixture<HttpStub> http = Fixture.of(setUp ->
      setUp.closing(new HttpStub()));

  final Fixture<UserApiClient> client = Fixture.of(setUp ->
      new UserApiClient(setUp.use(http), "http://users.test"));

  @Test
  void aUserIsFetched() {
    http.get().get("http://users.test/users/1")
        .reply(json(Map.of("id", 1, "name", "Alice")));
    assertEquals("{\"id\":1,\"name\":\"Alice\"}",
        await(client.get().fetchUser(1)));
  }

  @Test
  void threeUsersAreFetchedAtOnce() {
    http.get().get("http://users.test/users/{id}")
        .reply(text("a user").after(millis(500))).repeat(3);
    assertTakes(millis(500), client.get().fetchMultipleUsers(List.of(1, 2, 3)));
    assertEquals(3, http.get().maxInFlight());
  }

  @Test
  void aUserThatIsNotThereIsAFailure() {
    http.get().get("http://users.test/users/999")
        .reply(json(Map.of("error", "no such user")).withStatus(404));
    var error = assertThrows(HttpStatusError.class,
        () -> await(client.get().fetchUser(999)));
    assertEquals(404, error.status());
  }

  @Test
  void silenceEndsAfterTenSeconds() {
    http.get().get("http://users.test/users/1").reply(timesOut());
    assertTimesOut(seconds(10), client.get().fetchUser(1));
  }

  @Test
  void aSearchIsAskedForInTheUrl() {
    http.get().get("http://users.test/users/search?query=alice")
        .reply(json(List.of("Alice", "Alice Smith")));
    assertEquals("[\"Alice\",\"Alice Smith\"]",
        await(client.get().searchUsers("alice")));
  }
}
// endregion

void main() {
  IO.print(Tests.run(UserApiClientTest.class));
}
