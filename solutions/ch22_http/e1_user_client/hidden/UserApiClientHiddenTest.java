package ch22_http.e1_user_client;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.assertTakes;
import static dev.loopbook.testkit.http.HttpReply.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.io.http.HttpConnectionError;
import dev.loopbook.io.http.HttpStatusError;
import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.http.HttpStub;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The same promises with other users, servers and words, and for callers who give up.
@LoopTest(timeout = 600)
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
    var names = draw.words(2);
    var ids = List.of(drawn.get(0), drawn.get(1), drawn.get(2), drawn.get(1), drawn.get(3));
    var namesake = List.of(names.get(0), names.get(1), names.get(0), names.get(1));
    for (int i = 0; i < 3; i++) { // one who asks once for the user named twice is right, too
      http.get("http://localhost:8080/api/users/" + ids.get(i))
          .reply(text(namesake.get(i)).after(millis(ids.get(i))))
          .always();
    }
    http.get("http://localhost:8080/api/users/" + ids.get(4)).reply(status(404));
    assertEquals(
        namesake, await(client.fetchUsers(ids)), "three users, one of them twice and one namesake");
  }

  @Test
  void fortyUsersAreAskedForAtOnce() {
    http.get("http://localhost:8080/api/users/{id}")
        .reply(text("Ann").after(seconds(1)))
        .repeat(40);
    assertTakes(seconds(1), client.fetchUsers(IntStream.range(10, 50).boxed().toList()));
  }

  @Test
  void aSlowServerIsWaitedFor() {
    http.get("http://localhost:8080/api/users/{id}")
        .reply(text("Ann").after(seconds(120)))
        .repeat(2);
    assertEquals(Optional.of("Ann"), await(client.fetchUser(5)), "user 5 after two minutes");
    assertEquals(List.of("Ann"), await(client.fetchUsers(List.of(5))), "user 5 in a list");
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
    http.get("http://localhost:8080/api/users/6").reply(text("Bob")).always().optional();
    for (int code :
        draw.shuffled(List.of(302, 304, 400, 401, 403, 405, 409, 410, 429, 500, 502, 503))) {
      http.get("http://localhost:8080/api/users/5")
          .reply(redirect("http://localhost:8080/api/users/6").withStatus(code));
      var error = assertThrows(HttpStatusError.class, () -> await(client.fetchUser(5)), "" + code);
      assertEquals(code, error.status(), "the status");
    }
    for (int code : List.of(302, 404, 410, 503)) {
      http.get("http://localhost:8080/api/users/search")
          .withAnyQuery()
          .reply(redirect("http://localhost:8080/api/users/6").withStatus(code));
      assertThrows(HttpStatusError.class, () -> await(client.search("ann")), "a search: " + code);
    }
  }

  @Test
  void anySuccessIsASuccess(Draw draw) {
    for (int code : draw.shuffled(List.of(200, 201, 202, 203, 206))) {
      http.get("http://localhost:8080/api/users/5").reply(text("Ann").withStatus(code)).repeat(2);
      assertEquals(Optional.of("Ann"), await(client.fetchUser(5)), "a user: " + code);
      assertEquals(List.of("Ann"), await(client.fetchUsers(List.of(5))), "users: " + code);
      http.get("http://localhost:8080/api/users/search")
          .withAnyQuery()
          .reply(text("Ann").withStatus(code));
      assertEquals("Ann", await(client.search("ann")), "a search: " + code);
    }
  }

  @Test
  void anyNumberMayBeAnId() {
    for (int id : List.of(0, -1, Integer.MAX_VALUE)) {
      http.get("http://localhost:8080/api/users/" + id).reply(text("Ann"));
      assertEquals(Optional.of("Ann"), await(client.fetchUser(id)), "user " + id);
    }
  }

  @Test
  void aConnectionThatIsRefusedIsThrown() {
    http.get("http://localhost:8080/api/users/5").reply(text("Ann"));
    http.get("http://localhost:8080/api/users/6").reply(refused());
    assertThrows(
        HttpConnectionError.class,
        () -> await(client.fetchUsers(List.of(5, 6))),
        "nobody answers for user 6");
    http.get("http://localhost:8080/api/users/search").withAnyQuery().reply(refused());
    assertThrows(
        HttpConnectionError.class, () -> await(client.search("ann")), "nobody answers a search");
  }

  @Test
  void whicheverOfThemFailsThatIsThrown(Draw draw) {
    for (int failing = 1; failing <= 3; failing++) {
      int code = draw.oneOf(List.of(400, 401, 403, 410, 429, 500, 503));
      for (int id = 1; id <= 3; id++) {
        var reply = id == failing ? status(code) : text("Ann");
        http.get("http://localhost:8080/api/users/" + id).reply(reply);
      }
      var error =
          assertThrows(
              HttpStatusError.class,
              () -> await(client.fetchUsers(List.of(1, 2, 3))),
              "user " + failing + " of three: " + code);
      assertEquals(code, error.status(), "the status");
    }
  }

  @Test
  void aNameIsTheWholeBody(Draw draw) {
    var name = " " + draw.word().toUpperCase(Locale.ROOT) + "  " + draw.word() + " ";
    http.get("http://localhost:8080/api/users/5").reply(text(name), text(name));
    assertEquals(Optional.of(name), await(client.fetchUser(5)), "a name with blanks");
    assertEquals(List.of(name), await(client.fetchUsers(List.of(5))), "that name in a list");
  }

  @Test
  void aSearchSendsItsWordsAsTheyAre(Draw draw) {
    var words =
        List.of(
            " " + draw.word().toUpperCase(Locale.ROOT) + "  " + draw.word() + " ",
            "%20#" + draw.word() + "/\"\n", "", " ");
    for (var word : words) {
      http.get("http://localhost:8080/api/users/search")
          .withQuery("q", word)
          .reply(text(" Ann, \n"), text("Bob"));
      assertEquals(" Ann, \n", await(client.search(word)), "a search for '" + word + "'");
      assertEquals("Bob", await(client.search(word)), "another search for '" + word + "'");
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
    http.get("http://localhost:8080/api/users/{id}").reply(status(404)).repeat(2);
    assertEquals(List.of(), await(client.fetchUsers(List.of(5, 6))), "two, and neither is there");
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
