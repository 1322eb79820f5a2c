package dev.loopbook.shell.step;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.DoneTask;
import dev.loopbook.step.Stepper;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.text.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/// Finds the task that somebody means by a name.
final class TaskFinder {

  private TaskFinder() {}

  /// A task that was found.
  sealed interface Found {}

  /// One that is not done.
  record Live(TaskSnapshot task) implements Found {}

  /// One that is.
  record Done(DoneTask task) implements Found {}

  private static List<String> names(Stepper stepper) {
    var names = new ArrayList<String>();
    stepper.tasks().forEach(task -> names.add(task.name()));
    stepper.doneTasks().forEach(task -> names.add(task.name()));
    return names.stream().distinct().toList();
  }

  /// What completes an argument that is a task's name.
  static final class Names implements Iterable<String> {
    private final Session session;

    Names(Session session) {
      this.session = session;
    }

    @Override
    public Iterator<String> iterator() {
      try {
        var stepping = SteppingSession.of(session);
        stepping.picture("task");
        return names(stepping.loaded("task").stepper()).iterator();
      } catch (CommandException _) {
        return Collections.emptyIterator();
      }
    }
  }

  /// Returns the task of this name, or whose name begins so.
  ///
  /// @throws CommandException if there is none, or more than one
  static Found find(String command, String typed, Stepper stepper) {
    var exact = matching(stepper, name -> name.equals(typed));
    if (!exact.isEmpty()) {
      return exact.getFirst(); // of two with one name, the one that lives
    }
    var begun =
        matching(
            stepper,
            name -> name.regionMatches(true, 0, typed, 0, typed.length()) && !typed.isEmpty());
    return switch (begun.size()) {
      case 0 -> throw unknown(command, typed, stepper);
      case 1 -> begun.getFirst();
      default ->
          throw CommandException.usage(
              "%s %s: %d tasks begin so: %s", command, typed, begun.size(), some(begun));
    };
  }

  private static List<Found> matching(Stepper stepper, Predicate<String> name) {
    var found = new ArrayList<Found>();
    for (var task : stepper.tasks()) {
      if (name.test(task.name()) || task.ownName().filter(name).isPresent()) {
        found.add(new Live(task));
      }
    }
    for (var task : stepper.doneTasks().reversed()) {
      if (name.test(task.name())) {
        found.add(new Done(task));
      }
    }
    return found;
  }

  private static String some(List<Found> found) {
    var names =
        found.stream()
            .map(
                each ->
                    switch (each) {
                      case Live(var task) -> task.name();
                      case Done(var task) -> task.name();
                    })
            .distinct()
            .toList();
    var most = 6;
    return String.join(", ", names.subList(0, Math.min(most, names.size())))
        + (names.size() > most ? " …" : "");
  }

  private static CommandException unknown(String command, String typed, Stepper stepper) {
    var question = Nearest.question(Nearest.to(typed, names(stepper)));
    return CommandException.usage(
        "%s %s: no such task.%s   tasks lists them",
        command, typed, question.isEmpty() ? "" : " " + question);
  }
}
