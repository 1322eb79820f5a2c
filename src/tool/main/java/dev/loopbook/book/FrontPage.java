package dev.loopbook.book;

import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.Heading;

/// A text that leads to the chapters: the README.md that newcomers read first, or the map in
/// `chapters/README.md`. Both are checked like a chapter.
///
/// @param directory its folder
/// @param label its name in problems: `chapters/README.md`
/// @param markdown the whole text
public record FrontPage(Path directory, String label, String markdown) implements Page {

  /// Where the map of the book is.
  private static final String MAP = "chapters/README.md";

  /// Reads the front pages of a home directory, as far as they exist.
  ///
  /// @throws UncheckedIOException if one cannot be read
  static List<FrontPage> in(Path home) {
    return Stream.of("README.md", MAP)
        .filter(label -> Files.isRegularFile(home.resolve(label)))
        .map(label -> read(home.resolve(label), label))
        .toList();
  }

  private static FrontPage read(Path file, String label) {
    try {
      return new FrontPage(file.resolveSibling(""), label, TextFile.read(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(label, failure);
    }
  }

  /// Returns whether this is the map of the book.
  boolean isMap() {
    return label.equals(MAP);
  }

  /// Returns its first heading.
  public String title() {
    return Markdown.all(Markdown.parse(markdown), Heading.class).stream()
        .map(Markdown::words)
        .findFirst()
        .orElse(label);
  }
}
