import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.http.HttpReply.*;
import static org.junit.jupiter.api.Assertions.*;

import com.sun.net.httpserver.HttpServer;
import dev.loopbook.io.http.*;
import dev.loopbook.testkit.*;
import dev.loopbook.testkit.http.HttpStub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// region contract
@LoopTest
abstract static class Contract {
  HttpClient http;
  String url;

  @Test
  void aUserHasAName() {
    try (var session = http.open()) {
      assertEquals("Alice", await(session.get(url + "/users/1")).body());
    }
  }

  @Test
  void aMissingUserIsAnAnswerAndBecomesAFailure() {
    try (var session = http.open()) {
      var answer = await(session.get(url + "/users/999"));
      var error = assertThrows(HttpStatusError.class, answer::requireSuccess);
      assertEquals(404, error.status());
    }
  }

  @Test
  void aClosedSessionSendsNothing() {
    var session = http.open();
    session.close();
    assertThrows(IllegalStateException.class,
        () -> await(session.get(url + "/users/1")));
  }
}
// endregion

// region stub
static class StubTest extends Contract {
  final HttpStub stub = new HttpStub();

  @BeforeEach
  void registerUsers() {
    stub.get("http://users.test/users/1").reply(text("Alice")).optional();
    stub.get("http://users.test/users/999").reply(status(404)).optional();
    http = stub;
    url = "http://users.test";
  }

  @AfterEach
  void closeStub() {
    stub.close();
  }
}
// endregion

// region server
static class ServerTest extends Contract {
  HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = HttpServer.create(address, 0);
    server.createContext("/users/1", exchange -> {
      try (exchange) {
        exchange.sendResponseHeaders(200, 5);
        exchange.getResponseBody().write("Alice".getBytes());
      }
    });
    server.start();
    http = HttpClient.real();
    url = "http://localhost:" + server.getAddress().getPort();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }
}
// endregion

void main() {
  IO.print(Tests.run(StubTest.class, ServerTest.class));
}
