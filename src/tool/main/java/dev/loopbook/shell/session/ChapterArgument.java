package dev.loopbook.shell.session;

import dev.loopbook.book.Chapter;
import dev.loopbook.book.Lookup;

/// Finds the chapter that an argument names.
public final class ChapterArgument {
  private ChapterArgument() {}

  /// Returns the chapter.
  ///
  /// @throws CommandException if there is none
  public static Chapter find(String typed, Session session) {
    return switch (session.chapters().find(typed)) {
      case Lookup.Found<Chapter>(var chapter) -> chapter;
      case Lookup.Unknown<Chapter> none -> throw CommandException.usage(none.message());
      case Lookup.Ambiguous<Chapter> several -> throw CommandException.usage(several.message());
    };
  }
}
