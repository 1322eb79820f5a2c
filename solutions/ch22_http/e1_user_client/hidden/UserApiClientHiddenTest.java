package ch22_http.e1_user_client;

import dev.loopbook.io.http.HttpStatusError;
import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.assertTakes;
import static dev.loopbook.testkit.http.HttpReply.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.http.HttpStub;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The same promises with other users, servers and words, and for callers who give up.
@LoopTest
@HiddenTest
class UserApiClientHiddenTest {
  private final HttpStub http = new HttpStub();
  private final UserApiClient client = new UserApiClient(http, "http://localhost:8080/api");

  @AfterEach
  void closeTheStub() {
    http.close();
  }

  @Test
  void anyUsersComeInAnyOrder(Draw draw) {
    var drawn = draw.numbers(4, 1, 900);
    var ids = List.of(drawn.get(0), drawn.get(1), drawn.get(2), drawn.get(1), drawn.get(3));
    List<String> names = new ArrayList<>();
    for (int id : ids.subList(0, 4)) {
      names.add(draw.word());
      http.get("http://localhost:8080/api/users/" + id)
          .reply(text(names.getLast()).after(millis(id)));
    }
    http.get("http://localhost:8080/api/users/" + ids.get(4)).reply(status(404));
    assertEquals(names, await(client.fetchUsers(ids)), "four users, one of them twice");
  }

  @Test
  void nineUsersAreAskedForAtOnce() {
    http.get("http://localhost:8080/api/users/{id}").reply(text("Ann").after(seconds(1))).repeat(9);
    assertTakes(
        seconds(1), client.fetchUsers(IntStream.range(10, 19).boxed().toList()));
  }

  @Test
  void twoClientsAskTheirOwnServers() {
    var otherHttp = new HttpStub();
    var other = new UserApiClient(otherHttp, "http://other.test");
    http.get("http://localhost:8080/api/users/5").reply(text("Ann"));
    otherHttp.get("http://other.test/users/5").reply(text("Bob"));
    assertEquals(Optional.of("Ann"), await(client.fetchUser(5)), "user 5 of the first server");
    assertEquals(Optional.of("Bob"), await(other.fetchUser(5)), "user 5 of the other server");
    otherHttp.close();
  }

  @Test
  void onlyNotFoundIsNobody(Draw draw) {
    for (int code : draw.shuffled(List.of(400, 401, 403, 405, 409, 410, 429, 500, 502, 503))) {
      http.get("http://localhost:8080/api/users/5").reply(status(code));
      var error = assertThrows(HttpStatusError.class, () -> await(client.fetchUser(5)), "" + code);
      assertEquals(code, error.status(), "the status");
    }
    for (int code : List.of(404, 410, 503)) {
      http.get("http://localhost:8080/api/users/search").withAnyQuery().reply(status(code));
      assertThrows(HttpStatusError.class, () -> await(client.search("ann")), "a search: " + code);
    }
  }

  @Test
  void anEmptyNameIsAName() {
    http.get("http://localhost:8080/api/users/5").reply(text(""), text(""));
    assertEquals(Optional.of(""), await(client.fetchUser(5)), "a user whose name is empty");
    assertEquals(List.of(""), await(client.fetchUsers(List.of(5))), "that user in a list");
  }

  @Test
  void noIdsAreNoUsers() {
    assertEquals(List.of(), await(client.fetchUsers(List.of())), "no users");
  }

  @Test
  void whoeverGivesUpLeavesNoSessionOpen() {
    http.get("http://localhost:8080/api/users/{id}").reply(text("Ann").after(seconds(9))).repeat(3);
    http.get("http://localhost:8080/api/users/search")
        .withAnyQuery()
        .reply(text("Ann").after(seconds(9)));
    assertThrows(TimeoutError.class, () -> await(waitFor(client.fetchUser(5), seconds(1))));
    assertThrows(
        TimeoutError.class, () -> await(waitFor(client.fetchUsers(List.of(1, 2)), seconds(1))));
    assertThrows(TimeoutError.class, () -> await(waitFor(client.search("ann"), seconds(1))));
  }

  @Test
  void theSameUserIsAskedForAgain() {
    http.get("http://localhost:8080/api/users/5").reply(text("Ann"), text("Anna"));
    assertEquals(Optional.of("Ann"), await(client.fetchUser(5)), "user 5");
    assertEquals(Optional.of("Anna"), await(client.fetchUser(5)), "user 5, who has a new name");
  }
}
