package dev.loopbook.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The text that a newcomer reads first: the README.md above the chapters. What it shows is checked
/// as theirs is.
///
/// @param directory the folder in which `chapters/` lies
/// @param markdown the whole text
public record FrontPage(Path directory, String markdown) implements Page {

  /// Reads the front page of a home directory; nothing if there is none.
  ///
  /// @throws UncheckedIOException if it cannot be read
  public static Optional<FrontPage> in(Path home) {
    var file = home.resolve("README.md");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new FrontPage(home, Files.readString(file)));
    } catch (IOException failure) {
      throw new UncheckedIOException("README.md", failure);
    }
  }

  @Override
  public String label() {
    return "README.md";
  }
}
