package dev.loopbook.shell.session;

import dev.loopbook.book.Example;
import java.util.Iterator;

/// What completes an argument that [ProgramFile#named] finds: the examples, and any Java file.
public final class ProgramNames implements Iterable<String>, AcceptsJavaFiles {
  private final Session session;

  ProgramNames(Session session) {
    this.session = session;
  }

  @Override
  public Iterator<String> iterator() {
    return session.chapters().all().stream()
        .flatMap(chapter -> chapter.examples().stream())
        .map(Example::id)
        .iterator();
  }
}
