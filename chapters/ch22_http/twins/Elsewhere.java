import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import org.mockito.Mockito;

void main() throws Exception {
  var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
  server.createContext("/users/1", exchange -> {
    try (exchange) {
      exchange.sendResponseHeaders(200, 5);
      exchange.getResponseBody().write("Alice".getBytes());
    }
  });
  server.createContext("/silence", _ -> {});
  server.start();
  var url = "http://127.0.0.1:" + server.getAddress().getPort();
  try (var http = HttpClient.newHttpClient()) {
    var request = HttpRequest.newBuilder(URI.create(url + "/users/1")).build();
    IO.println("a server: " + http.send(request, BodyHandlers.ofString()).body());
    var limited = HttpRequest.newBuilder(URI.create(url + "/silence"))
        .timeout(Duration.ofMillis(50)).build();
    try {
      http.send(limited, BodyHandlers.ofString());
    } catch (HttpTimeoutException e) {
      IO.println("a silent one: " + e.getMessage());
    }
    http.shutdownNow();
  }
  server.stop(0);
  var mocked = Mockito.mock(HttpClient.class);
  IO.println("a mocked client: " + mocked.send(null, BodyHandlers.ofString()));
}
