import static dev.loopbook.loop.Async.*;

import dev.loopbook.io.http.*;
import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

// region app
class ShoppingApp {
  private final List<String> items = new ArrayList<>();

  Coroutine<HttpResponse> handle(HttpRequest request) {
    return async(() -> {
      await(sleep(millis(20))); // asks its store
      return switch (request.method() + " " + request.path()) {
        case "GET /items" -> reply(request, 200, items.toString());
        case "POST /items" -> {
          items.add(request.body());
          yield reply(request, 201, "");
        }
        default -> reply(request, 404, "nothing at " + request.path());
      };
    });
  }

  private HttpResponse reply(HttpRequest request, int status, String body) {
    return new HttpResponse(request, status, HttpHeaders.none(), body);
  }
}
// endregion

// region client
HttpClient clientOf(ShoppingApp app) {
  return () -> new HttpSession(app::handle); // in place of the network
}
// endregion

// region main
Coroutine<Void> shop(HttpClient http) {
  return async(() -> {
    try (var session = http.open()) {
      await(gather(
          session.post("http://shop.test/items", "\"milk\""),
          session.post("http://shop.test/items", "\"bread\"")));
      IO.println(await(session.get("http://shop.test/items")).body());
      IO.println(await(session.get("http://shop.test/cart")));
    }
  });
}

void main() {
  run(shop(clientOf(new ShoppingApp())));
}
// endregion
