package dev.loopbook.shell.session;

import dev.loopbook.book.Chapter;
import java.util.Iterator;

/// What completes an argument that names a chapter.
public final class ChapterNames implements Iterable<String> {
  private final Session session;

  ChapterNames(Session session) {
    this.session = session;
  }

  @Override
  public Iterator<String> iterator() {
    return session.chapters().all().stream().map(Chapter::id).iterator();
  }
}
