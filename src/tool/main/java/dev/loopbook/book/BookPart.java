package dev.loopbook.book;

import java.util.ArrayList;
import java.util.List;

/// Chapters that belong together: their front matter names the same `part`.
///
/// @param title the part's name; empty for chapters that name none
/// @param chapters at least one
public record BookPart(String title, List<Chapter> chapters) {

  /// Keeps its own copy.
  public BookPart {
    chapters = List.copyOf(chapters);
  }

  /// Returns the parts of a book, in the order of its chapters.
  public static List<BookPart> of(List<Chapter> chapters) {
    var parts = new ArrayList<BookPart>();
    var together = new ArrayList<Chapter>();
    var title = "";
    for (var chapter : chapters) {
      var part = chapter.meta("part").orElse("");
      if (!part.equals(title) && !together.isEmpty()) {
        parts.add(new BookPart(title, together));
        together.clear();
      }
      title = part;
      together.add(chapter);
    }
    if (!together.isEmpty()) {
      parts.add(new BookPart(title, together));
    }
    return parts;
  }
}
