package dev.loopbook.shell;

import dev.loopbook.book.Chapter;
import dev.loopbook.shell.session.AcceptsFiles;
import dev.loopbook.shell.session.Session;
import java.util.Iterator;
import java.util.List;

/// What `play` plays, to complete it: the chapters' demonstrations, scripts, and recordings.
final class DemoNames implements Iterable<String>, AcceptsFiles {
  private final Session session;

  DemoNames(Session session) {
    this.session = session;
  }

  @Override
  public Iterator<String> iterator() {
    return session.chapters().all().stream().map(Chapter::id).iterator();
  }

  @Override
  public List<String> endings() {
    return List.of(".loop", ".cast");
  }
}
