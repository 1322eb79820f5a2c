package dev.loopbook.testkit.http;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.testkit.http.HttpReply.answeredBy;
import static dev.loopbook.testkit.http.HttpReply.garbage;
import static dev.loopbook.testkit.http.HttpReply.json;
import static dev.loopbook.testkit.http.HttpReply.raising;
import static dev.loopbook.testkit.http.HttpReply.status;
import static dev.loopbook.testkit.http.HttpReply.text;
import static dev.loopbook.testkit.http.HttpReply.timesOut;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.io.http.HttpConnectionError;
import dev.loopbook.io.http.HttpRequest;
import dev.loopbook.io.http.HttpSession;
import dev.loopbook.io.http.Multipart;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.watch.Audit;
import dev.loopbook.watch.Finding;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpStubTest {

  private static final String API = "https://api.example.com";

  private record User(int id, String name, List<String> roles) {}

  /// What a test does with a stub.
  private interface Talk {
    void with(HttpStub http, HttpSession session) throws Throwable;
  }

  private static void stubbed(Talk talk) {
    OnLoop.virtual(
        () -> {
          try (var http = new HttpStub();
              var session = http.open()) {
            talk.with(http, session);
          }
        });
  }

  private static String body(HttpSession session, String url) {
    return await(session.get(url)).body();
  }

  // ---- which requests ----

  @Test
  void aMethodMayBeInLowerCase() {
    stubbed(
        (http, session) -> {
          http.on("get", API + "/users/1").reply(text("Alice"));
          assertEquals("Alice", body(session, API + "/users/1"));
          assertEquals(1, http.calls("get", API + "/users/1").size());
        });
  }

  @Test
  void aRouteAnswersItsMethodAndUrl() {
    stubbed(
        (http, session) -> {
          http.get(API + "/users/1").reply(text("get"));
          http.post(API + "/users/1").reply(text("post"));
          http.put(API + "/users/1").reply(text("put"));
          http.patch(API + "/users/1").reply(text("patch"));
          http.delete(API + "/users/1").reply(text("delete"));
          http.on("OPTIONS", API + "/users/1").reply(text("options"));
          for (var method : List.of("OPTIONS", "DELETE", "PATCH", "PUT", "POST", "GET")) {
            var response = await(session.send(HttpRequest.of(method, API + "/users/1")));
            assertEquals(method, response.body().toUpperCase());
          }
        });
  }

  @Test
  void aNameInBracesStandsForOneSegment() {
    stubbed(
        (http, session) -> {
          http.get(API + "/users/{id}/posts/{post}").reply(text("post")).always();
          assertEquals("post", body(session, API + "/users/1/posts/intro"));
          assertEquals("post", body(session, API + "/users/42/posts/7"));
          assertThrows(
              UnmatchedRequestError.class, () -> body(session, API + "/users/1/2/posts/7"));
          assertThrows(UnmatchedRequestError.class, () -> body(session, API + "/users/1/posts/"));
          http.forgetUnmatched();
        });
  }

  @Test
  void whatClosingSaysOnceMoreMakesNoCircle() {
    var thrown =
        assertThrows(
            UnmatchedRequestError.class,
            () -> stubbed((_, session) -> body(session, API + "/nobody")));
    assertEquals(1, thrown.getSuppressed().length);
    var again = thrown.getSuppressed()[0];
    assertEquals(thrown.getMessage(), again.getMessage());
    assertNull(again.getCause());
    assertArrayEquals(thrown.getStackTrace(), again.getStackTrace());
  }

  @Test
  void anExpressionFitsTheWholeUrl() {
    stubbed(
        (http, session) -> {
          http.on("GET", Pattern.compile(".*/users/[0-9]+(\\?.*)?")).reply(text("user")).always();
          assertEquals("user", body(session, API + "/users/12?full=yes"));
          assertThrows(UnmatchedRequestError.class, () -> body(session, API + "/users/x"));
          http.forgetUnmatched();
        });
  }

  @Test
  void parametersFitInAnyOrderAndAllOfThem() {
    stubbed(
        (http, session) -> {
          http.get(API + "/search?q=alice%20b").withQuery("page", "2").reply(text("two")).always();
          assertEquals("two", body(session, API + "/search?page=2&q=alice+b"));
          assertThrows(UnmatchedRequestError.class, () -> body(session, API + "/search?q=alice+b"));
          assertThrows(
              UnmatchedRequestError.class,
              () -> body(session, API + "/search?page=2&q=alice+b&x=1"));
          http.get(API + "/search").withQuery("q", "bob").withAnyQuery().reply(text("bob"));
          assertEquals("bob", body(session, API + "/search?q=bob&x=1"));
          http.forgetUnmatched();
        });
  }

  @Test
  void theUsualPortAndTheCaseOfAHostDoNotMatter() {
    stubbed(
        (http, session) -> {
          http.get("https://API.example.com:443").reply(text("root"));
          assertEquals("root", body(session, "HTTPS://api.example.com/"));
        });
  }

  @Test
  void headersBodyAndConditionsAreAskedFor() {
    stubbed(
        (http, session) -> {
          http.post(API + "/users")
              .withHeader("Authorization", "Bearer t")
              .withJson(Map.of("name", "Alice", "id", 1))
              .where("a name", request -> request.body().contains("Alice"))
              .reply(status(201));
          var request = HttpRequest.post(API + "/users").withHeader("authorization", "Bearer t");
          var response = await(session.send(request.withJson("{ \"id\": 1, \"name\":\"Alice\" }")));
          assertEquals(201, response.status());
          http.post(API + "/raw").withBody("a=1").reply(status(202));
          var raw = HttpRequest.post(API + "/raw").withBody("a=1");
          assertEquals(202, await(session.send(raw)).status());
        });
  }

  // ---- the replies ----

  @Test
  void jsonIsWrittenTheSameEachTime() {
    stubbed(
        (http, session) -> {
          var ordered = new LinkedHashMap<String, Object>();
          ordered.put("z", 1);
          ordered.put("a", Map.of("d", 1, "c", 2, "b", 3));
          http.get(API)
              .reply(
                  json(new User(1, "Zoë <z>", List.of("admin"))), json(ordered), json("[1,  2]"));
          assertEquals("{\"id\":1,\"name\":\"Zoë <z>\",\"roles\":[\"admin\"]}", body(session, API));
          assertEquals("{\"z\":1,\"a\":{\"b\":3,\"c\":2,\"d\":1}}", body(session, API));
          assertEquals("[1,  2]", body(session, API));
        });
  }

  @Test
  void aTextThatIsNoJsonIsRefused() {
    var error = assertThrows(IllegalArgumentException.class, () -> json("{\"id\":"));
    assertTrue(error.getMessage().startsWith("not JSON: {\"id\":"), error.getMessage());
  }

  record Guest(String name, Optional<String> nick) {}

  @Test
  void whatJsonCannotSayIsRefusedInWordsOfTheKit() {
    for (var value : List.of(new Guest("Alice", Optional.of("Al")), Double.NaN)) {
      var error = assertThrows(IllegalArgumentException.class, () -> json(value));
      assertEquals(
          value
              + " cannot be written as JSON; pass maps, lists, texts and numbers, or records of"
              + " those",
          error.getMessage());
    }
  }

  @Test
  void repliesComeInTheirOrderAndThenTheNextRouteHasItsTurn() {
    stubbed(
        (http, session) -> {
          http.get(API + "/x").reply(status(500), status(503));
          http.get(API + "/x").reply(status(200));
          for (var expected : List.of(500, 503, 200)) {
            assertEquals(expected, await(session.get(API + "/x")).status());
          }
        });
  }

  @Test
  void repeatGivesTheSequenceAgainAndAlwaysItsLast() {
    stubbed(
        (http, session) -> {
          http.get(API + "/r").reply(text("a"), text("b")).repeat(2);
          http.get(API + "/a").reply(text("a"), text("b")).always();
          assertEquals("a", body(session, API + "/r"));
          assertEquals("b", body(session, API + "/r"));
          assertEquals("a", body(session, API + "/r"));
          assertEquals("b", body(session, API + "/r"));
          var used = assertThrows(UnmatchedRequestError.class, () -> body(session, API + "/r"));
          assertTrue(
              used.getMessage().contains("used up  it has answered its 4 requests"),
              used.getMessage());
          assertEquals("a", body(session, API + "/a"));
          assertEquals("b", body(session, API + "/a"));
          assertEquals("b", body(session, API + "/a"));
          http.forgetUnmatched();
        });
  }

  @Test
  void latencyIsVirtual() {
    stubbed(
        (http, session) -> {
          http.get(API).reply(text("late").after(Duration.ofHours(2)));
          var slow = HttpRequest.get(API).withTimeout(Duration.ofHours(3));
          assertEquals("late", await(session.send(slow)).body());
          assertEquals(Duration.ofHours(2), EventLoop.running().time());
        });
  }

  @Test
  void silenceIsEndedByTheUsualTimeLimit() {
    stubbed(
        (http, session) -> {
          http.get(API).reply(timesOut());
          var error = assertThrows(TimeoutError.class, () -> body(session, API));
          assertEquals("GET " + API + ": no answer within 300 s", error.getMessage());
          assertEquals(HttpRequest.DEFAULT_TIMEOUT, EventLoop.running().time());
        });
  }

  @Test
  void aFailureIsThrownAsItIs() {
    stubbed(
        (http, session) -> {
          var failure = new IOException("the cable is out");
          var ownTimeout = new TimeoutError();
          http.get(API).reply(raising(failure), raising(ownTimeout));
          assertSame(failure, assertThrows(IOException.class, () -> body(session, API)));
          assertSame(ownTimeout, assertThrows(TimeoutError.class, () -> body(session, API)));
        });
  }

  @Test
  void codeSeesTheRequestAndMayAwait() {
    stubbed(
        (http, session) -> {
          http.get(API + "/users/{id}")
              .reply(
                  answeredBy(
                      request -> {
                        await(sleep(seconds(1)));
                        return text(request.path()).after(seconds(2));
                      }))
              .always();
          assertEquals("/users/7", body(session, API + "/users/7"));
          assertEquals(seconds(3), EventLoop.running().time());
        });
  }

  // ---- errors teach ----

  @Test
  void aRequestThatFitsNothingNamesTheNearestRouteAndTheDifference() {
    stubbed(
        (http, session) -> {
          http.post(API + "/orders").optional();
          http.get(API + "/users/1").optional();
          var error =
              assertThrows(UnmatchedRequestError.class, () -> body(session, API + "/user/1"));
          assertEquals(
              """
              no stub answers GET https://api.example.com/user/1
                nearest  GET https://api.example.com/users/1
                         registered at HttpStubTest:NN
                path     registered  /users/1
                         requested   /user/1
                next     fix the request, or register it:
                         http.get("https://api.example.com/user/1").reply(…)""",
              error.getMessage().replaceAll("Test:\\d+", "Test:NN"));
          http.forgetUnmatched();
        });
  }

  @Test
  void everyDifferenceFromTheNearestIsNamed() {
    stubbed(
        (http, session) -> {
          http.post(API + "/users?notify=yes")
              .withHeader("X-Token", "t")
              .withJson(Map.of("id", 1))
              .where("an id below ten", _ -> false)
              .optional();
          var request = HttpRequest.put(API + "/users?all=1").withHeader("x-token", "u");
          var error =
              assertThrows(
                  UnmatchedRequestError.class, () -> await(session.send(request.withJson("{}"))));
          assertEquals(
              """
              no stub answers PUT https://api.example.com/users?all=1
                nearest         POST https://api.example.com/users?notify=yes
                                registered at HttpStubTest:NN
                method          registered  POST
                                requested   PUT
                query notify    registered  yes
                                requested   (none)
                query all       registered  (none)
                                requested   1
                header X-Token  registered  t
                                requested   u
                body            registered  {"id":1}
                                requested   {}
                condition       registered  an id below ten
                                requested   not so
                next            fix the request, or register it:
                                http.put("https://api.example.com/users?all=1").reply(…)""",
              error.getMessage().replaceAll("Test:\\d+", "Test:NN"));
          http.forgetUnmatched();
        });
  }

  @Test
  void anUnmatchedRequestIsNotHiddenByAProgramThatSwallowsIt() {
    var error =
        assertThrows(
            UnmatchedRequestError.class,
            () ->
                stubbed(
                    (_, session) -> {
                      try {
                        body(session, API + "/users/1");
                      } catch (Throwable swallowed) {
                        // as some programs do
                      }
                    }));
    assertTrue(error.getMessage().contains("  nearest  nothing is registered"), error.getMessage());
  }

  @Test
  void aRouteThatWasNotUsedIsReportedWithItsLine() {
    var error =
        assertThrows(
            AssertionError.class,
            () ->
                stubbed(
                    (http, session) -> {
                      http.get(API + "/users/1").reply(status(200).after(millis(50)));
                      http.delete(API + "/users/1");
                      http.get(API + "/users/2").repeat(3);
                      http.get(API + "/users/3").optional();
                      body(session, API + "/users/1");
                      body(session, API + "/users/2");
                    }));
    assertEquals(
        """
        2 stubs were not used as registered
          never used, registered at HttpStubTest:NN
            DELETE https://api.example.com/users/1
          used 1 of 3 times, registered at HttpStubTest:NN
            GET https://api.example.com/users/2
          the requests were
            1  0.000 to 0.050 s  200  GET https://api.example.com/users/1
            2  0.050 to 0.050 s  200  GET https://api.example.com/users/2
          next  ask for it, take the stub out, or mark it optional()""",
        error.getMessage().replaceAll("Test:\\d+", "Test:NN"));
  }

  @Test
  void aStubThatIsNotClosedIsFoundByTheAudit() {
    assertEquals(
        List.of("a resource was never closed: <HttpStub 0 routes, 0 calls>"),
        findings(HttpStub::new).stream().map(Finding::what).toList());
  }

  @Test
  void aSessionThatIsNotClosedIsFoundWithItsLine() {
    var found =
        findings(
            () -> {
              try (var http = new HttpStub()) {
                http.open();
              }
            });
    assertEquals("a resource was never closed: <HttpSession open>", found.getFirst().what());
    var place = found.getFirst().spots().getFirst().shortPlace();
    assertTrue(place.startsWith("HttpStubTest:"), place);
  }

  private static List<Finding> findings(Body.OfVoid body) {
    var audit = new Audit();
    OnLoop.virtual(LoopSetup.standard().withOrigins().withListener(audit), body);
    return audit.findings();
  }

  // ---- what was asked ----

  @Test
  void theHistoryTellsOrderAndTimesAndHowManyWereUnderWay() {
    stubbed(
        (http, session) -> {
          http.get(API + "/users/{id}")
              .reply(
                  text("1").after(millis(30)),
                  text("2").after(millis(10)),
                  status(404),
                  timesOut());
          await(gather(session.get(API + "/users/1"), session.get(API + "/users/2")));
          assertEquals(2, http.maxInFlight());
          await(session.get(API + "/users/3"));
          var last = createTask(session.get(API + "/users/4"));
          await(sleep(millis(5)));
          assertEquals(1, http.inFlight());
          assertTrue(http.calls().getLast().isUnderWay());
          last.cancel();
          assertThrows(CancelledError.class, () -> await(last));
          assertEquals(
              List.of(
                  "1  0.000 to 0.030 s  200  GET https://api.example.com/users/1",
                  "2  0.000 to 0.010 s  200  GET https://api.example.com/users/2",
                  "3  0.030 to 0.030 s  404  GET https://api.example.com/users/3",
                  "4  0.030 to 0.035 s  cancelled  GET https://api.example.com/users/4"),
              http.calls().stream().map(HttpCall::toString).toList());
          assertEquals(1, http.calls("GET", API + "/users/2").size());
          assertEquals(4, http.calls("GET", API + "/users/{id}").size());
          assertEquals(0, http.calls("POST", API + "/users/{id}").size());
          assertEquals(0, http.inFlight());
        });
  }

  @Test
  void chosenHostsAreLetThrough() {
    try (var server = new Loopback(_ -> text("real"))) {
      stubbed(
          (http, session) -> {
            http.passThrough("127.0.0.1");
            http.get(API).reply(text("stub"));
            assertEquals("real", body(session, server.url()));
            assertEquals("stub", body(session, API));
            assertEquals(2, http.calls().size());
          });
    }
  }

  // ---- bodies, forms and patterns ----

  private static String nearest(HttpSession session, HttpRequest request) {
    return assertThrows(UnmatchedRequestError.class, () -> await(session.send(request)))
        .getMessage();
  }

  private static void assertDiffers(
      String what, String registered, String requested, String message) {
    var text = message.replaceAll("\\s+", " ");
    assertTrue(
        text.contains("%s registered %s requested %s ".formatted(what, registered, requested)),
        message);
  }

  @Test
  void aRequestMayHaveMoreJsonThanTheRouteAsksFor() {
    stubbed(
        (http, session) -> {
          http.post(API + "/users")
              .withJsonContaining(Map.of("name", "Alice", "tags", List.of("a", "c")))
              .always();
          var sound = "{\"id\":1,\"name\":\"Alice\",\"tags\":[\"a\",\"b\",\"c\"]}";
          assertEquals(200, await(session.post(API + "/users", sound)).status());
          assertDiffers(
              "body.name",
              "\"Alice\"",
              "\"Bob\"",
              nearest(
                  session,
                  HttpRequest.post(API + "/users")
                      .withJson("{\"name\":\"Bob\",\"tags\":[\"a\",\"c\"]}")));
          assertDiffers(
              "body.tags[1]",
              "\"c\"",
              "[\"c\",\"a\"]",
              nearest(
                  session,
                  HttpRequest.post(API + "/users")
                      .withJson("{\"name\":\"Alice\",\"tags\":[\"c\",\"a\"]}")));
          assertDiffers(
              "body.tags",
              "[\"a\",\"c\"]",
              "(none)",
              nearest(session, HttpRequest.post(API + "/users").withJson("{\"name\":\"Alice\"}")));
          assertDiffers(
              "body",
              "{\"name\":\"Alice\",\"tags\":[\"a\",\"c\"]}",
              "no JSON",
              nearest(session, HttpRequest.post(API + "/users").withBody("no JSON")));
          http.forgetUnmatched();
        });
  }

  @Test
  void aParameterAndAHeaderMayFollowAPattern() {
    stubbed(
        (http, session) -> {
          http.get(API + "/users")
              .withQuery("page", Pattern.compile("\\d+"))
              .withHeader("accept", Pattern.compile("application/.*"))
              .withoutHeader("authorization")
              .always();
          var sound =
              HttpRequest.get(API + "/users?page=12").withHeader("accept", "application/json");
          assertEquals(200, await(session.send(sound)).status());
          assertDiffers(
              "query page",
              "like \\d+",
              "last",
              nearest(
                  session,
                  HttpRequest.get(API + "/users?page=last")
                      .withHeader("accept", "application/json")));
          assertDiffers(
              "query page",
              "like \\d+",
              "(none)",
              nearest(
                  session,
                  HttpRequest.get(API + "/users").withHeader("accept", "application/json")));
          assertDiffers(
              "query page",
              "like \\d+",
              "1, 2",
              nearest(
                  session,
                  HttpRequest.get(API + "/users?page=1&page=2")
                      .withHeader("accept", "application/json")));
          assertDiffers(
              "query more",
              "(none)",
              "1",
              nearest(
                  session,
                  HttpRequest.get(API + "/users?page=1&more=1")
                      .withHeader("accept", "application/json")));
          assertDiffers(
              "condition",
              "no header authorization",
              "not so",
              nearest(session, sound.withHeader("Authorization", "me")));
          http.forgetUnmatched();
        });
  }

  @Test
  void aRouteMayAskForBytesAndForPartsOfAForm() {
    stubbed(
        (http, session) -> {
          http.put(API + "/image").withBody((byte) 1, (byte) 2, (byte) 0xff);
          var put = HttpRequest.put(API + "/image");
          assertEquals(
              200, await(session.send(put.withBody((byte) 1, (byte) 2, (byte) 0xff))).status());
          http.post(API + "/form")
              .withFormField("title", "Cat")
              .withFormFile("image", "cat.png", (byte) 1, (byte) 2)
              .always();
          var form =
              Multipart.empty()
                  .withField("more", "")
                  .withFile("image", "cat.png", "image/png", (byte) 1, (byte) 2)
                  .withField("title", "Cat");
          assertEquals(
              200, await(session.send(HttpRequest.post(API + "/form").withForm(form))).status());
          assertDiffers(
              "part image",
              "file cat.png, 2 bytes: 01 02",
              "(none)",
              nearest(
                  session,
                  HttpRequest.post(API + "/form")
                      .withForm(Multipart.empty().withField("title", "Cat"))));
          assertDiffers(
              "part image",
              "file cat.png, 2 bytes: 01 02",
              "file dog.png, 2 bytes: 01 02",
              nearest(
                  session,
                  HttpRequest.post(API + "/form")
                      .withForm(
                          Multipart.empty()
                              .withFile("image", "dog.png", "image/png", (byte) 1, (byte) 2)
                              .withField("title", "Cat"))));
          assertDiffers(
              "part title",
              "Cat",
              "(no form)",
              nearest(session, HttpRequest.post(API + "/form").withBody("Cat")));
          http.forgetUnmatched();
        });
  }

  @Test
  void aBodyInPiecesTakesItsTimeAndMayBreakOffOnTheWay() {
    stubbed(
        (http, session) -> {
          http.get(API + "/story")
              .reply(
                  text("a long story").inPieces(4, seconds(1)).after(seconds(1)),
                  text("a long story").inPieces(4, seconds(1)).brokenAfter(7),
                  garbage());
          assertEquals("a long story", body(session, API + "/story"));
          assertEquals(seconds(5), EventLoop.running().time());
          var broken = assertThrows(HttpConnectionError.class, () -> body(session, API + "/story"));
          assertEquals(
              "fixed content-length: 12, bytes received: 7", broken.getCause().getMessage());
          assertEquals(seconds(8), EventLoop.running().time());
          assertThrows(HttpConnectionError.class, () -> body(session, API + "/story"));
        });
    assertEquals(
        "brokenAfter(4): the body has 4 bytes, so 0 to 3 of them can come", refusal("four", 4));
    assertEquals(
        "brokenAfter(1): the body has 1 byte, so only brokenAfter(0) breaks it off",
        refusal("1", 1));
    assertEquals(
        "brokenAfter(0): the body has no bytes, so it can't break off. For a connection that does:"
            + " dropped()",
        refusal("", 0));
    var whole = text("four").brokenAfter(2);
    assertThrows(IllegalArgumentException.class, () -> whole.withBody((byte) '1'));
    assertThrows(IllegalStateException.class, () -> timesOut().inPieces(2, seconds(1)));
  }

  private static String refusal(String body, int brokenAfter) {
    return assertThrows(IllegalArgumentException.class, () -> text(body).brokenAfter(brokenAfter))
        .getMessage();
  }

  @Test
  void anEmptyBodyTakesItsPausesToo() {
    stubbed(
        (http, session) -> {
          http.get(API + "/story").reply(text("").inPieces(3, seconds(1)));
          assertEquals("", body(session, API + "/story"));
          assertEquals(seconds(3), EventLoop.running().time());
        });
  }

  @Test
  void codeThatAnswersWithNullIsTold() {
    stubbed(
        (http, session) -> {
          http.get(API + "/users").reply(answeredBy(_ -> null));
          assertEquals(
              "answeredBy(…) returned null for GET " + API + "/users. Return a reply",
              assertThrows(NullPointerException.class, () -> body(session, API + "/users"))
                  .getMessage());
        });
  }

  @Test
  void whatFitsNoRouteMayGoThrough() {
    try (var server = new Loopback(_ -> text("from the network"))) {
      stubbed(
          (http, session) -> {
            http.passThroughUnmatched();
            http.get(server.url() + "/stubbed").reply(text("from the stub"));
            assertEquals("from the stub", body(session, server.url() + "/stubbed"));
            assertEquals("from the network", body(session, server.url() + "/stubbed"));
            assertEquals("from the network", body(session, server.url() + "/other"));
            assertEquals(3, http.calls().size());
          });
    }
  }
}
