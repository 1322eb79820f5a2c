package ch22_http.e1_user_client;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.assertTakes;
import static dev.loopbook.testkit.http.HttpReply.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.io.http.HttpConnectionError;
import dev.loopbook.io.http.HttpStatusError;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.http.HttpStub;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@LoopTest(timeout = 60)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UserApiClientTest {
  private final HttpStub http = new HttpStub();
  private final UserApiClient client = new UserApiClient(http, "http://users.test");

  @AfterEach
  void closeTheStub() {
    http.close();
  }

  @Test
  @Order(1)
  void aUserIsFetched() {
    http.get("http://users.test/users/7").reply(text("Alice"));
    assertEquals(Optional.of("Alice"), await(client.fetchUser(7)), "user 7");
  }

  @Test
  @Order(1)
  void anotherUserOfAnotherServerIsFetched() {
    http.get("https://people.test/v2/users/12").reply(text("Bob"));
    var people = new UserApiClient(http, "https://people.test/v2");
    assertEquals(Optional.of("Bob"), await(people.fetchUser(12)), "user 12 of people.test");
  }

  @Test
  @Order(2)
  void aUserWhoIsNotThereIsEmpty() {
    http.get("http://users.test/users/999").reply(text("no such user").withStatus(404));
    assertEquals(Optional.empty(), await(client.fetchUser(999)), "user 999, of whom there is none");
  }

  @Test
  @Order(3)
  void aServerThatFailsIsAFailure() {
    http.get("http://users.test/users/7").reply(text("sorry").withStatus(500));
    var error =
        assertThrows(
            HttpStatusError.class, () -> await(client.fetchUser(7)), "the server answered 500");
    assertEquals(500, error.status(), "the status in the error");
  }

  @Test
  @Order(3)
  void aUserWhomWeMayNotSeeIsAFailure() {
    http.get("http://users.test/users/7").reply(text("not for you").withStatus(403));
    var error =
        assertThrows(
            HttpStatusError.class, () -> await(client.fetchUser(7)), "the server answered 403");
    assertEquals(403, error.status(), "the status in the error");
  }

  @Test
  @Order(3)
  void aServerThatIsNotThereLeavesNoSessionOpen() {
    http.get("http://users.test/users/7").reply(refused());
    assertThrows(
        HttpConnectionError.class, () -> await(client.fetchUser(7)), "nobody is at that address");
  }

  @Test
  @Order(4)
  void threeUsersComeInTheOrderInWhichTheyWereAskedFor() {
    http.get("http://users.test/users/1").reply(text("Alice").after(millis(200)));
    http.get("http://users.test/users/2").reply(status(404).after(millis(100)));
    http.get("http://users.test/users/3").reply(text("Cid").after(millis(300)));
    assertEquals(
        List.of("Cid", "Alice"), await(client.fetchUsers(List.of(3, 2, 1))), "users 3, 2 and 1");
  }

  @Test
  @Order(5)
  void theyAreAskedForAtTheSameTime() {
    http.get("http://users.test/users/{id}").reply(text("Ann").after(millis(500))).repeat(3);
    assertTakes(millis(500), client.fetchUsers(List.of(1, 2, 3)));
  }

  @Test
  @Order(5)
  void aFailureOfOneOfThemIsThrown() {
    http.get("http://users.test/users/1").reply(text("Ann"));
    http.get("http://users.test/users/2").reply(text("sorry").withStatus(500));
    assertThrows(
        HttpStatusError.class,
        () -> await(client.fetchUsers(List.of(1, 2))),
        "the server answered 500 for user 2");
  }

  @Test
  @Order(5)
  void whoGivesUpLeavesNothingAtWork() {
    http.get("http://users.test/users/{id}").reply(text("Ann").after(seconds(9))).repeat(2);
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(client.fetchUsers(List.of(1, 2)), seconds(1))),
        "a caller who waits for one second");
  }

  @Test
  @Order(6)
  void theWordsOfASearchStandInTheUrl() {
    http.get("http://users.test/users/search").withQuery("q", "a & b").reply(text("Ann, Bob"));
    assertEquals("Ann, Bob", await(client.search("a & b")), "the search for a & b");
  }

  @Test
  @Order(6)
  void allLettersMayStandInASearch() {
    http.get("http://users.test/users/search").withQuery("q", "50% é+ü=?").reply(text("Zoé"));
    assertEquals("Zoé", await(client.search("50% é+ü=?")), "the search for 50% é+ü=?");
  }

  @Test
  @Order(7)
  void aSearchThatFailsIsAFailure() {
    http.get("http://users.test/users/search").withAnyQuery().reply(text("sorry").withStatus(503));
    assertThrows(
        HttpStatusError.class, () -> await(client.search("ann")), "the server answered 503");
  }
}
