package ch15_patterns.e2_half_pool;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.AsyncResource;
import dev.loopbook.loop.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Servers to connect to. They are given: leave them as they are.
final class Servers {
  private final List<String> log = new ArrayList<>();
  private Duration time = seconds(1);
  private Throwable failure = new IllegalStateException("down does not answer");

  /// Lets it take `time` to connect. At first that's a second.
  void takes(Duration time) {
    this.time = time;
  }

  /// Lets the server that is named `down` fail with `failure`.
  void failsWith(Throwable failure) {
    this.failure = failure;
  }

  /// Connects to a server, which takes a while. The one that is named `down` does not answer.
  Coroutine<Connection> connect(String name) {
    return async(() -> {
      await(sleep(time));
      if (name.equals("down")) {
        throw failure;
      }
      return new Connection(name);
    });
  }

  /// Returns what was opened and closed, in order: `open a`, `close a`.
  List<String> log() {
    return log;
  }

  /// A connection to one server. Close it.
  final class Connection extends AsyncResource {
    private final String name;

    Connection(String name) {
      super(name);
      this.name = name;
      log.add("open " + name);
    }

    @Override
    protected void release() {
      await(sleep(millis(100)));
      log.add("close " + name);
    }
  }
}
