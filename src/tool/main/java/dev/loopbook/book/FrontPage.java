package dev.loopbook.book;

import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  /// @param problems gets those that can't be read
  static List<FrontPage> in(Path home, List<BookProblem> problems) {
    var pages = new ArrayList<FrontPage>();
    for (var label : List.of("README.md", MAP)) {
      var file = home.resolve(label);
      if (Files.isRegularFile(file)) {
        try {
          pages.add(new FrontPage(file.resolveSibling(""), label, TextFile.read(file)));
        } catch (IOException failure) {
          problems.add(BookProblem.unreadable(label, failure));
        }
      }
    }
    return pages;
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
