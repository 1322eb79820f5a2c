package dev.loopbook.shell.session;

import java.time.Duration;
import java.util.Optional;

/// The keyboard for as long as single keys count, and nothing shows what is typed.
///
/// A key is named by its character, or `up`, `down`, `page-up`, `page-down`, `home`, `end`,
/// `enter`, `escape`, `backspace`, `ctrl-c`.
public interface Keys extends AutoCloseable {
  /// No keys, where nobody can press any.
  Keys NONE =
      new Keys() {
        @Override
        public Optional<String> next(Duration most) {
          return Optional.empty();
        }

        @Override
        public boolean isAtEnd() {
          return true;
        }

        @Override
        public void close() {}
      };

  /// Waits for a key, at most this long.
  Optional<String> next(Duration most);

  /// Returns whether no more keys can come.
  boolean isAtEnd();

  /// Gives the keyboard back.
  @Override
  void close();
}
