package dev.loopbook.shell.session;

import java.io.IOException;

/// Where a screen's characters go: a terminal, or a stream.
public interface ScreenOutput {

  /// Sends text.
  ///
  /// @throws IOException if nobody reads it any more
  void write(String text) throws IOException;

  /// Sends a message that is not part of the result; by default where everything goes.
  ///
  /// @throws IOException if nobody reads it any more
  default void writeMessage(String text) throws IOException {
    write(text);
  }

  /// Returns the columns of a line; 0 if it does not say.
  default int columns() {
    return 0;
  }

  /// Returns the lines of a page; 0 if it does not say.
  default int rows() {
    return 0;
  }

  /// Returns whether a person looks at it.
  default boolean isTerminal() {
    return false;
  }

  /// Wipes everything off the screen, where it can.
  ///
  /// @throws IOException if nobody reads it any more
  default void clear() throws IOException {}

  /// Returns whether it can go back over what it has shown, and clear it.
  default boolean isFullScreen() {
    return false;
  }
}
