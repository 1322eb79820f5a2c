package ch05_leaks.e2_stop_heart;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the other side hears. It is given: leave it as it is.
final class Server {
  private final Duration goodbyeTakes;
  private final List<String> heard = new ArrayList<>();

  /// @param goodbyeTakes how long it takes to say goodbye to this server
  Server(Duration goodbyeTakes) {
    this.goodbyeTakes = goodbyeTakes;
  }

  /// Hears a heartbeat.
  void beat() {
    heard.add("beat");
  }

  /// Says goodbye to the server, which takes a moment.
  Coroutine<Void> goodbye() {
    return async(() -> {
      await(sleep(goodbyeTakes));
      heard.add("goodbye");
    });
  }

  /// Returns what was heard, in order.
  List<String> heard() {
    return List.copyOf(heard);
  }
}
