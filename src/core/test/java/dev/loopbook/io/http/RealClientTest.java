package dev.loopbook.io.http;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.loopbook.io.OutsideFuture;
import dev.loopbook.io.Streams;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.OnLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RealClientTest {

  @Test
  void virtualTimeDoesNotJumpOverARequestUnderWay() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    var slowness = new CountDownLatch(1);
    server.createContext(
        "/",
        exchange -> {
          await30Millis(slowness);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      OnLoop.virtual(
          () -> {
            try (var session = HttpClient.real().open()) {
              var hours = createTask(sleep(Duration.ofHours(1)));
              var port = server.getAddress().getPort();
              assertEquals(200, await(session.get("http://127.0.0.1:" + port)).status());
              assertFalse(hours.isDone());
              hours.cancel();
              assertThrows(CancelledError.class, () -> await(hours));
            }
          });
    } finally {
      server.stop(0);
    }
  }

  private static void await30Millis(CountDownLatch never) {
    try {
      never.await(30, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aServerOnTheSameLoopAnswersInItsOwnTime() {
    OnLoop.virtual(
        () -> {
          // A server on this very loop that answers after a second of the loop's time.
          var server =
              await(
                  Streams.startServer(
                      (reader, writer) ->
                          async(
                              () -> {
                                await(reader.readUntil("\r\n\r\n".getBytes()));
                                await(sleep(millis(50)));
                                writer.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
                                writer.close();
                              }),
                      "127.0.0.1",
                      0));
          try (server;
              var session = HttpClient.real().open()) {
            var hours = createTask(sleep(Duration.ofHours(1)));
            var answer = await(session.get("http://127.0.0.1:" + server.port() + "/"));
            assertEquals("hi", answer.body());
            assertFalse(hours.isDone());
            assertTrue(EventLoop.running().time().compareTo(seconds(30)) < 0);
            hours.cancel();
            assertThrows(CancelledError.class, () -> await(hours));
          }
        });
  }

  @Test
  void anotherLibrarysFutureIsAwaitedAndItsFailureUnwrapped() {
    OnLoop.virtual(
        () -> {
          var later = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);
          var value = CompletableFuture.supplyAsync(() -> 7, later);
          assertEquals(7, await(OutsideFuture.of("seven", value)));
          CompletableFuture<Integer> failing =
              CompletableFuture.supplyAsync(
                  () -> {
                    throw new IllegalArgumentException("no");
                  });
          assertThrows(
              IllegalArgumentException.class, () -> await(OutsideFuture.of("nothing", failing)));
          var never = new CompletableFuture<Integer>();
          var waiting = OutsideFuture.of("for ever", never);
          waiting.cancel();
          await(sleep(Duration.ZERO));
          assertTrue(never.isCancelled());
        });
  }

  @Test
  void aUrlThatIsNoneIsRefusedWithTheReason() {
    assertTrue(
        refusal("/users").startsWith("'/users' is no HTTP URL; it must name scheme and host"));
    assertTrue(refusal("ftp://x/y").startsWith("'ftp://x/y' is no HTTP URL"));
    assertTrue(
        refusal("http://x/a b")
            .startsWith("'http://x/a b' is no URL: Illegal character in path. Spaces"));
  }

  private static String refusal(String url) {
    return assertThrows(IllegalArgumentException.class, () -> HttpRequest.get(url)).getMessage();
  }

  @Test
  void whatNoNetworkCarriesIsRefused() {
    var request = HttpRequest.get("http://x/");
    assertThrows(IllegalArgumentException.class, () -> HttpRequest.of("get", "http://x/"));
    assertThrows(IllegalArgumentException.class, () -> request.withHeader("Host", "y"));
    assertThrows(IllegalArgumentException.class, () -> request.withHeader("X Y", "z"));
    assertThrows(IllegalArgumentException.class, () -> request.withHeader("X", "a\r\nb: c"));
    assertThrows(IllegalArgumentException.class, () -> request.withTimeout(Duration.ZERO));
  }

  @Test
  void aRequestKnowsItsParts() {
    var request = HttpRequest.get("http://Example.com:80?b=2&a=%C3%BC&b=3&c").withQuery("d e", "f");
    assertEquals("example.com", request.authority());
    assertEquals("/", request.path());
    assertEquals("{a=[ü], b=[2, 3], c=[], d e=[f]}", request.query().toString());
    assertEquals("GET http://Example.com:80?b=2&a=%C3%BC&b=3&c&d+e=f", request.line());
  }

  @Test
  void anUnknownHostIsSaidToBeUnknown() {
    OnLoop.virtual(
        () -> {
          try (var session = HttpClient.real().open()) {
            var failure =
                assertThrows(
                    HttpConnectionError.class,
                    () -> await(session.get("http://no-such-host.invalid/")));
            assertEquals(
                "GET http://no-such-host.invalid/: cannot connect to no-such-host.invalid: no such host; 127.0.0.1 is this machine",
                failure.getMessage());
          }
        });
  }

  @Test
  void workThatIsCancelledOutsideIsCancelledInTheLoop() {
    OnLoop.virtual(
        () -> {
          var work = new CompletableFuture<String>();
          var inLoop = OutsideFuture.of("the work", work);
          var next = OutsideFuture.of("what follows it", work.thenApply(String::length));
          work.cancel(true);
          assertThrows(CancelledError.class, () -> await(inLoop));
          assertTrue(inLoop.isCancelled());
          assertThrows(CancelledError.class, () -> await(next));
        });
  }

  @Test
  void whatIsNotHttpIsABrokenConnection() {
    OnLoop.virtual(
        () -> {
          var server =
              await(
                  Streams.startServer(
                      (reader, writer) ->
                          async(
                              () -> {
                                await(reader.readUntil("\r\n\r\n".getBytes()));
                                writer.write("garbage\r\n\r\n");
                                writer.close();
                              }),
                      "127.0.0.1",
                      0));
          try (server;
              var session = HttpClient.real().open()) {
            var url = "http://127.0.0.1:" + server.port() + "/";
            var error = assertThrows(HttpConnectionError.class, () -> await(session.get(url)));
            assertTrue(error.getCause().getMessage().contains("garbage"), error.toString());
          }
        });
  }

  @Test
  void anotherHostIsNotToldWhoOneIs() {
    var first =
        HttpRequest.post("http://one.example/a")
            .withHeader("Authorization", "me")
            .withHeader("X-Trace", "7")
            .withBody("text");
    var elsewhere = next(first, 307, "http://two.example/b");
    assertEquals("{x-trace=[7]}", elsewhere.headers().values().toString());
    assertEquals("text", elsewhere.body());
    assertEquals(
        "{authorization=[me], x-trace=[7]}", next(first, 302, "/b").headers().values().toString());
    assertEquals("http://one.example/b", next(first, 302, "b").uri().toString());
    for (var nowhere : new String[] {"ftp://one.example/", "no url at all %%"}) {
      assertTrue(
          Redirects.next(
                  new HttpResponse(first, 302, HttpHeaders.none().with("location", nowhere), ""))
              .isEmpty());
    }
  }

  private static HttpRequest next(HttpRequest request, int status, String location) {
    return Redirects.next(
            new HttpResponse(request, status, HttpHeaders.none().with("Location", location), ""))
        .orElseThrow();
  }

  @Test
  void aFormSurvivesAnythingInItsParts() {
    var form =
        Multipart.empty()
            .withField("a\"b\r\nc", "--loopbook-form-0\r\n--loopbook-form-1--\r\n\r\n")
            .withFile("f", "ü.bin", "x/y", (byte) '\r', (byte) '\n', (byte) '-', (byte) 0xff);
    var request = HttpRequest.post("http://one.example/").withForm(form);
    assertEquals(form, Multipart.in(request).orElseThrow());
    assertEquals(
        Multipart.empty(),
        Multipart.in(HttpRequest.post("http://one.example/").withForm(Multipart.empty()))
            .orElseThrow());
    assertTrue(Multipart.in(HttpRequest.get("http://one.example/")).isEmpty());
    var cut = request.body().substring(0, request.body().length() - 10);
    assertTrue(Multipart.in(request.withBody(cut)).isEmpty());
  }
}
