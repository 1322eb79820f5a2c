package dev.loopbook.shell.step;

import dev.loopbook.shell.frame.Mistake;
import dev.loopbook.shell.frame.Session;
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
      var stage = SteppedProgram.of(session);
      stage.picture("task");
      return TaskFinder.names(stage.loaded("task").stepper()).iterator();
    } catch (Mistake _) {
      return Collections.emptyIterator();
    }
  }
}
