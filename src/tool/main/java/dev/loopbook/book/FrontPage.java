package dev.loopbook.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.Heading;

/// A text that leads to the chapters: the README.md that a newcomer reads first, and the map in
/// `chapters/README.md`. What they show is checked as in a chapter.
///
/// @param directory the folder that holds it
/// @param label what problems call it: `chapters/README.md`
/// @param markdown the whole text
public record FrontPage(Path directory, String label, String markdown) implements Page {

  /// Where the map of the book is.
  private static final String MAP = "chapters/README.md";

  /// Reads the front pages that there are in a home directory.
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
      return new FrontPage(file.resolveSibling(""), label, Files.readString(file));
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
