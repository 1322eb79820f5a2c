package dev.loopbook.shell.practice;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import dev.loopbook.shell.session.Session;
import java.util.Iterator;

/// What completes an argument that names an exercise.
final class ExerciseNames implements Iterable<String> {
  private final Session session;

  ExerciseNames(Session session) {
    this.session = session;
  }

  @Override
  public Iterator<String> iterator() {
    return Exercises.in(session.home()).all().stream().map(Exercise::id).iterator();
  }
}
