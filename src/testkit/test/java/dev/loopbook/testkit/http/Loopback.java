package dev.loopbook.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loopbook.io.http.HttpBody;
import dev.loopbook.io.http.HttpHeaders;
import dev.loopbook.io.http.HttpRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A real server on this machine that does what an [HttpReply] says.
final class Loopback implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("server-", 1).factory());
  private final CountDownLatch end = new CountDownLatch(1);
  private final Site site;

  /// @param site what to answer
  Loopback(Site site) {
    this.site = site;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// What is asked, answered.
  interface Site {
    HttpReply answer(HttpRequest request) throws Exception;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      perform(site.answer(request(exchange)), exchange);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    var body = HttpBody.of(exchange.getRequestBody().readAllBytes());
    var headers = HttpHeaders.none();
    for (var header : exchange.getRequestHeaders().entrySet()) {
      for (var value : header.getValue()) {
        if (header.getKey().startsWith("X-")
            || header.getKey().equals("Content-type")
            || header.getKey().equals("Authorization")) {
          headers = headers.with(header.getKey(), value);
        }
      }
    }
    return new HttpRequest(
        exchange.getRequestMethod(),
        URI.create(url() + exchange.getRequestURI()),
        headers,
        body,
        HttpRequest.DEFAULT_TIMEOUT);
  }

  private void perform(HttpReply reply, HttpExchange exchange) throws Exception {
    if (!reply.latency().isZero()) {
      end.await(reply.latency().toNanos(), TimeUnit.NANOSECONDS);
    }
    switch (reply.kind()) {
      case HttpReply.Kind.Answer(var status, var headers, var body, var delivery) -> {
        headers.values().forEach((name, all) -> exchange.getResponseHeaders().put(name, all));
        var bytes = body.bytes();
        var empty =
            bytes.length == 0
                || status == 204
                || status == 304
                || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
        if (!empty) {
          deliver(bytes, delivery, exchange.getResponseBody());
        }
      }
      case HttpReply.Kind.Silence() -> end.await();
      case HttpReply.Kind.Drop() -> {}
      default -> throw new IllegalArgumentException("no server can do this: " + reply);
    }
  }

  private void deliver(byte[] bytes, HttpReply.Delivery delivery, OutputStream out)
      throws Exception {
    var most = delivery.brokenAfter().orElse(bytes.length);
    var sent = 0;
    for (var piece = 1; piece <= delivery.pieces() && sent < most; piece++) {
      end.await(delivery.pause().toNanos(), TimeUnit.NANOSECONDS);
      var next = Math.min(most, bytes.length * piece / delivery.pieces());
      out.write(bytes, sent, next - sent);
      out.flush();
      sent = next;
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
