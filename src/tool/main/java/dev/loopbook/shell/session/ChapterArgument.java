package dev.loopbook.shell.session;

import dev.loopbook.book.Chapter;
import java.util.Iterator;

/// The argument CH of the commands that take a chapter.
public final class ChapterArgument {
  private ChapterArgument() {}

  /// Returns the chapter.
  ///
  /// @throws CommandException if there is none
  public static Chapter find(String typed, Session session) {
    return CommandException.require(session.chapters().find(typed));
  }

  /// What completes it.
  public static final class Names implements Iterable<String> {
    private final Session session;

    Names(Session session) {
      this.session = session;
    }

    @Override
    public Iterator<String> iterator() {
      return session.chapters().all().stream().map(Chapter::id).iterator();
    }
  }
}
