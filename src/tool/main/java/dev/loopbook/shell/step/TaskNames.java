package dev.loopbook.shell.step;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Session;
import java.util.Collections;
import java.util.Iterator;

/// What completes an argument that is a task's name.
public final class TaskNames implements Iterable<String> {
  private final Session session;

  TaskNames(Session session) {
    this.session = session;
  }

  @Override
  public Iterator<String> iterator() {
    try {
      var stepping = SteppingSession.of(session);
      stepping.picture("task");
      return TaskFinder.names(stepping.loaded("task").stepper()).iterator();
    } catch (CommandException _) {
      return Collections.emptyIterator();
    }
  }
}
