package ch05_leaks.e2_stop_heart;

import java.util.ArrayList;
import java.util.List;

/// What the other side hears. It is given: leave it as it is.
final class Server {
  private final List<String> heard = new ArrayList<>();

  void hear(String message) {
    heard.add(message);
  }

  /// Returns what was heard, in order.
  List<String> heard() {
    return List.copyOf(heard);
  }
}
