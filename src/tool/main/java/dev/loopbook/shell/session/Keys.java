package dev.loopbook.shell.session;

import java.time.Duration;
import java.util.Optional;

/// The keyboard for as long as single keys count, and nothing shows what is typed.
///
/// A key is named by its character, or `up`, `down`, `page-up`, `page-down`, `home`, `end`,
/// `enter`, `escape`, `backspace`, `ctrl-c`.
public interface Keys extends AutoCloseable {
  /// How long to wait before looking whether more keys can come.
  Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /// Waits for a key, at most this long.
  Optional<String> next(Duration most);

  /// Waits for a key, however long, below a status line that asks for it; `""` once none can come.
  ///
  /// @throws CtrlC if it's Ctrl-C
  default String next(String status, Screen screen) {
    screen.status(status);
    try {
      var key = next(LOOK_AGAIN);
      while (key.isEmpty() && !isAtEnd()) {
        key = next(LOOK_AGAIN);
      }
      if (key.filter("ctrl-c"::equals).isPresent()) {
        throw new CtrlC();
      }
      return key.orElse("");
    } finally {
      screen.clearStatus();
    }
  }

  /// Returns whether no more keys can come.
  boolean isAtEnd();

  /// Gives the keyboard back.
  @Override
  void close();
}
