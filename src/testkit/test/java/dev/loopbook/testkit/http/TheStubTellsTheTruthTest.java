package dev.loopbook.testkit.http;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.waitFor;
import static dev.loopbook.testkit.http.HttpReply.bytes;
import static dev.loopbook.testkit.http.HttpReply.dropped;
import static dev.loopbook.testkit.http.HttpReply.json;
import static dev.loopbook.testkit.http.HttpReply.redirect;
import static dev.loopbook.testkit.http.HttpReply.status;
import static dev.loopbook.testkit.http.HttpReply.text;
import static dev.loopbook.testkit.http.HttpReply.timesOut;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.io.http.HttpConnectionError;
import dev.loopbook.io.http.HttpRequest;
import dev.loopbook.io.http.HttpStatusError;
import dev.loopbook.io.http.Multipart;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.TimeoutError;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a program sees of an answer is the same from the stub and from a real server.
@Timeout(60)
@ParameterizedClass
@EnumSource(Engine.class)
class TheStubTellsTheTruthTest {

  private final Engine engine;

  TheStubTellsTheTruthTest(Engine engine) {
    this.engine = engine;
  }

  @Test
  void anAnswerHasStatusHeadersAndBody() {
    engine.run(
        _ -> json(Map.of("id", 1, "name", "Zoë")).withHeader("X-Request-Id", "7"),
        (http, url, _) -> {
          try (var session = http.open()) {
            var response = await(session.get(url + "/users/1"));
            assertEquals(200, response.status());
            assertTrue(response.isSuccess());
            assertEquals("{\"id\":1,\"name\":\"Zoë\"}", response.body());
            assertEquals("7", response.headers().first("x-REQUEST-id").orElseThrow());
            assertEquals(
                "application/json", response.headers().first("Content-Type").orElseThrow());
          }
        });
  }

  @Test
  void theServerSeesTheRequestAsItWasMade() {
    var seen = new CopyOnWriteArrayList<HttpRequest>();
    engine.run(
        request -> {
          seen.add(request);
          return status(201);
        },
        (http, url, _) -> {
          try (var session = http.open()) {
            var request =
                HttpRequest.post(url + "/search%20all")
                    .withQuery("q", "a&b c/ü")
                    .withQuery("page", "2")
                    .withHeader("X-Token", "secret")
                    .withHeader("x-token", "another")
                    .withJson("{\"name\":\"Ünal\"}");
            assertEquals(201, await(session.send(request)).status());
            var there = seen.getFirst();
            assertEquals("POST", there.method());
            assertEquals("/search%20all", there.path());
            assertEquals(Map.of("q", List.of("a&b c/ü"), "page", List.of("2")), there.query());
            assertEquals(List.of("secret", "another"), there.headers().all("X-Token"));
            assertEquals("application/json", there.headers().first("content-type").orElseThrow());
            assertEquals("{\"name\":\"Ünal\"}", there.body());
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 299, 302, 400, 404, 500, 503, 599})
  void anyStatusIsAnAnswer(int status) {
    engine.run(
        _ -> text("words").withStatus(status),
        (http, url, _) -> {
          try (var session = http.open()) {
            var response = await(session.get(url));
            assertEquals(status, response.status());
            assertEquals("words", response.body());
            assertEquals(status < 300, response.isSuccess());
          }
        });
  }

  @Test
  void aFailureIsAskedFor() {
    engine.run(
        _ -> json(Map.of("error", "no such user")).withStatus(404),
        (http, url, _) -> {
          try (var session = http.open()) {
            var response = await(session.get(url + "/users/999"));
            var error = assertThrows(HttpStatusError.class, response::requireSuccess);
            assertEquals(404, error.status());
            assertEquals(
                "GET %s/users/999 answered 404 Not Found: {\"error\":\"no such user\"}"
                    .formatted(url),
                error.getMessage());
          }
        });
  }

  @Test
  void aHeadRequestAndA204HaveNoBody() {
    engine.run(
        request -> request.method().equals("HEAD") ? text("hidden") : text("x").withStatus(204),
        (http, url, _) -> {
          try (var session = http.open()) {
            assertEquals("", await(session.send(HttpRequest.of("HEAD", url))).body());
            assertEquals("", await(session.delete(url)).body());
          }
        });
  }

  @Test
  void aLargeBodyArrivesWhole() {
    var large = "0123456789".repeat(100_000);
    engine.run(
        request -> text(request.body()),
        (http, url, _) -> {
          try (var session = http.open()) {
            var request = HttpRequest.put(url).withBody(large);
            assertEquals(large, await(session.send(request)).body());
          }
        });
  }

  @Test
  void aRequestAlwaysGivesUpItsTurn() {
    engine.run(
        _ -> status(200),
        (http, url, _) -> {
          try (var session = http.open()) {
            var order = new CopyOnWriteArrayList<String>();
            createTask(async(() -> order.add("the other task")));
            await(session.get(url));
            order.add("answer");
            assertEquals(List.of("the other task", "answer"), order);
          }
        });
  }

  @Test
  void requestsOfASessionRunAtTheSameTime() {
    var here = new CopyOnWriteArrayList<String>();
    engine.run(
        request -> {
          here.add(request.path());
          return text(request.path()).after(millis(30));
        },
        (http, url, _) -> {
          try (var session = http.open()) {
            var all =
                await(
                    gather(
                        session.get(url + "/1"), session.get(url + "/2"), session.get(url + "/3")));
            assertEquals(
                List.of("/1", "/2", "/3"), all.stream().map(answer -> answer.body()).toList());
            assertEquals(3, here.size());
          }
        });
  }

  @Test
  void aRequestThatIsNotAnsweredInItsTimeTimesOut() {
    engine.run(
        _ -> timesOut(),
        (http, url, _) -> {
          try (var session = http.open()) {
            var request = HttpRequest.get(url + "/slow").withTimeout(millis(30));
            var error = assertThrows(TimeoutError.class, () -> await(session.send(request)));
            assertEquals("GET %s/slow: no answer within 30 ms".formatted(url), error.getMessage());
          }
        });
  }

  @Test
  void aTimeLimitOfTheProgramsOwnEndsARequest() {
    engine.run(
        _ -> timesOut(),
        (http, url, _) -> {
          try (var session = http.open()) {
            assertThrows(TimeoutError.class, () -> await(waitFor(session.get(url), millis(30))));
          }
        });
  }

  @Test
  void aRequestCanBeCancelled() {
    engine.run(
        _ -> timesOut(),
        (http, url, _) -> {
          try (var session = http.open()) {
            var asking = createTask(session.get(url));
            await(sleep(millis(10)));
            asking.cancel();
            assertThrows(CancelledError.class, () -> await(asking));
            assertTrue(asking.isCancelled());
          }
        });
  }

  @Test
  void whereNobodyListensARequestIsRefused() {
    engine.run(
        _ -> status(200),
        (http, _, nobody) -> {
          try (var session = http.open()) {
            var error = assertThrows(HttpConnectionError.class, () -> await(session.get(nobody)));
            assertEquals(ConnectException.class, error.getCause().getClass());
            assertEquals(
                "GET %s: cannot connect to %s: connection refused; does a server listen there?"
                    .formatted(nobody, HttpRequest.get(nobody).authority()),
                error.getMessage());
          }
        });
  }

  @Test
  void aServerThatHangsUpIsABrokenConnection() {
    engine.run(
        _ -> dropped(),
        (http, url, _) -> {
          try (var session = http.open()) {
            var error =
                assertThrows(HttpConnectionError.class, () -> await(session.get(url + "/x")));
            assertEquals(
                ("GET %s/x: the connection broke before the answer was complete; "
                        + "whether the server has acted on the request is not known")
                    .formatted(url),
                error.getMessage());
          }
        });
  }

  @Test
  void closingASessionEndsItsRequests() {
    engine.run(
        _ -> timesOut(),
        (http, url, _) -> {
          var session = http.open();
          var asking = createTask(session.get(url));
          await(sleep(millis(10)));
          session.close();
          var error = assertThrows(HttpConnectionError.class, () -> await(asking));
          assertEquals(
              "GET %s: the session was closed while this request was under way".formatted(url),
              error.getMessage());
          assertFalse(asking.isCancelled());
        });
  }

  @Test
  void aRequestThatItsCallerCancelsIsCancelledThoughTheSessionIsClosedToo() {
    engine.run(
        _ -> timesOut(),
        (http, url, _) -> {
          var session = http.open();
          var asking = createTask(session.get(url));
          await(sleep(millis(10)));
          asking.cancel();
          session.close();
          assertThrows(CancelledError.class, () -> await(asking));
          assertTrue(asking.isCancelled());
        });
  }

  @Test
  void aClosedSessionSendsNothing() {
    engine.run(
        _ -> status(200),
        (http, url, _) -> {
          var session = http.open();
          session.close();
          var error =
              assertThrows(IllegalStateException.class, () -> await(session.get(url + "/late")));
          assertTrue(
              error.getMessage().startsWith("GET " + url + "/late: the session is closed."),
              error.getMessage());
        });
  }

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff, '\r', '\n'};

  @Test
  void bytesArriveAsTheyAre() {
    engine.run(
        request -> bytes(request.content().bytes()),
        (http, url, _) -> {
          try (var session = http.open()) {
            var response = await(session.send(HttpRequest.post(url).withBody(PNG)));
            assertArrayEquals(PNG, response.content().bytes());
            assertEquals(
                "application/octet-stream", response.headers().first("content-type").orElseThrow());
          }
        });
  }

  @Test
  void aTextIsReadInTheCharsetOfItsHeader() {
    engine.run(
        _ -> bytes((byte) 'Z', (byte) 0xf6, (byte) 'e').withHeader("X-Kind", "text"),
        (http, url, _) -> {
          try (var session = http.open()) {
            assertEquals("Z\ufffde", await(session.get(url)).body());
          }
        });
    engine.run(
        _ ->
            status(200)
                .withHeader("content-type", "text/plain; charset=ISO-8859-1")
                .withBody((byte) 'Z', (byte) 0xf6, (byte) 'e'),
        (http, url, _) -> {
          try (var session = http.open()) {
            assertEquals("Zöe", await(session.get(url)).body());
          }
        });
  }

  @Test
  void aBodyInPiecesIsOneBody() {
    engine.run(
        _ -> text("a long story").inPieces(5, millis(2)),
        (http, url, _) -> {
          try (var session = http.open()) {
            assertEquals("a long story", await(session.get(url)).body());
          }
        });
  }

  @Test
  void aLimitMayPassBetweenTwoPieces() {
    engine.run(
        _ -> text("a long story").inPieces(2, seconds(600)),
        (http, url, _) -> {
          try (var session = http.open()) {
            var request = HttpRequest.get(url).withTimeout(millis(100));
            assertThrows(TimeoutError.class, () -> await(session.send(request)));
          }
        });
  }

  @Test
  void aBodyThatBreaksOffIsNoAnswer() {
    engine.run(
        _ -> text("a long story").brokenAfter(6),
        (http, url, _) -> {
          try (var session = http.open()) {
            var error =
                assertThrows(HttpConnectionError.class, () -> await(session.get(url + "/story")));
            assertEquals(
                "GET %s/story: the connection broke before the answer was complete; whether the server has acted on the request is not known"
                    .formatted(url),
                error.getMessage());
          }
        });
  }

  private static HttpReply moved(HttpRequest request) {
    return switch (request.path()) {
      case "/old" -> redirect("/new?page=2");
      case "/see-other" -> redirect("/new").withStatus(303);
      case "/again" -> redirect("/new").withStatus(307);
      case "/circle" -> redirect("/circle");
      default ->
          text(
              request.method()
                  + " "
                  + request.path()
                  + " "
                  + request.query()
                  + " "
                  + request.body()
                  + " "
                  + request.headers().first("x-token").orElse("-"));
    };
  }

  @Test
  void redirectsAreFollowedIfOneAsksForIt() {
    engine.run(
        TheStubTellsTheTruthTest::moved,
        (http, url, _) -> {
          try (var session = http.open().followRedirects(3)) {
            assertEquals("GET /new {page=[2]}  -", await(session.get(url + "/old")).body());
            var post = HttpRequest.post(url + "/old").withHeader("X-Token", "7").withJson("1");
            assertEquals("GET /new {page=[2]}  7", await(session.send(post)).body());
            assertEquals("GET /new {}  -", await(session.put(url + "/see-other", "1")).body());
            var again = await(session.post(url + "/again", "{\"a\":1}"));
            assertEquals("POST /new {} {\"a\":1} -", again.body());
            assertEquals("/new", again.request().path());
            var error =
                assertThrows(HttpConnectionError.class, () -> await(session.get(url + "/circle")));
            assertEquals(
                "GET %s/circle: redirected more than 3 times".formatted(url), error.getMessage());
          }
          try (var session = http.open()) {
            assertEquals(302, await(session.get(url + "/old")).status());
          }
        });
  }

  @Test
  void aFormArrivesWithItsFieldsAndFiles() {
    var form =
        Multipart.empty()
            .withField("title", "Zoë's \"cat\"")
            .withField("empty", "")
            .withFile("image", "cat.png", "image/png", PNG);
    var seen = new CopyOnWriteArrayList<Multipart>();
    engine.run(
        request -> {
          seen.addAll(Multipart.in(request).stream().toList());
          return status(204);
        },
        (http, url, _) -> {
          try (var session = http.open()) {
            await(session.send(HttpRequest.post(url).withForm(form)));
          }
        });
    assertEquals(List.of(form), seen);
  }
}
