package dev.loopbook.testkit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.io.http.HttpClient;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.watch.Audit;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.regex.Pattern;

/// Who answers: the stub, or a real server on this machine that does the same.
enum Engine {
  STUB {
    @Override
    void run(Loopback.Site site, Talk talk) {
      onLoop(
          () -> {
            var http = new HttpStub();
            for (var method : List.of("GET", "HEAD", "POST", "PUT", "DELETE")) {
              http.on(method, Pattern.compile("http://stub\\..*"))
                  .reply(HttpReply.answeredBy(site::answer))
                  .always()
                  .optional();
            }
            http.get("http://nobody.example/").reply(HttpReply.refused()).optional();
            try (http) {
              talk.with(http, "http://stub.example", "http://nobody.example/");
            }
          });
    }
  },
  REAL {
    @Override
    void run(Loopback.Site site, Talk talk) {
      try (var server = new Loopback(site)) {
        onLoop(() -> talk.with(HttpClient.real(), server.url(), "http://127.0.0.1:" + freePort()));
      }
    }
  };

  /// What a test does as a client.
  interface Talk {
    void with(HttpClient http, String url, String nobody) throws Throwable;
  }

  abstract void run(Loopback.Site site, Talk talk);

  private static void onLoop(Body.OfVoid body) {
    var audit = new Audit();
    OnLoop.virtual(LoopSetup.standard().withOrigins().withListener(audit), body);
    assertEquals(List.of(), audit.findings());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
