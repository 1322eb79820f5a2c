package ch12_time.e2_deaf_uploader;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps parts. A part takes a second. It is given: leave it as it is.
final class Store {
  final List<String> sent = new ArrayList<>();
  final List<String> kept = new ArrayList<>();
  final List<Exception> thrown = new ArrayList<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private int open;

  /// Lets the next `times` tries to send `part` fail.
  void fails(String part, int times) {
    failures.put(part, times);
  }

  Session open() {
    open++;
    return new Session();
  }

  /// Returns how many sessions are open.
  int openSessions() {
    return open;
  }

  final class Session {
    private boolean closed;

    Coroutine<Void> send(String part) {
      return async(() -> {
        sent.add(part);
        await(sleep(seconds(1)));
        if (failures.merge(part, -1, Integer::sum) >= 0) {
          var failure = new IllegalStateException(part + " was not taken");
          thrown.add(failure);
          throw failure;
        }
        kept.add(part);
      });
    }

    /// Says goodbye, which takes half a second. It closes the session
    /// even if it is cancelled meanwhile.
    Coroutine<Void> close() {
      return async(() -> {
        try {
          await(sleep(seconds(0.5)));
        } finally {
          if (!closed) {
            closed = true;
            open--;
          }
        }
      });
    }
  }
}
