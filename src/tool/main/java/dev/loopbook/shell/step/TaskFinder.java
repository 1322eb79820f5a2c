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
import java.util.stream.Stream;

/// Finds the task that somebody means by a name.
final class TaskFinder {

  private TaskFinder() {}

  /// A task that was found.
  sealed interface Found {
    /// Returns its number among the run's tasks.
    int number();

    /// Returns the names that it goes by.
    List<String> names();

    /// Returns whether its number is what was typed: `#3`, or `dup #3` as pictures have it.
    default boolean isNumbered(String typed) {
      var number = "#" + number();
      return typed.equals(number)
          || names().stream().anyMatch(name -> typed.equals(name + " " + number));
    }
  }

  /// One that is not done.
  record Live(TaskSnapshot task) implements Found {
    @Override
    public int number() {
      return task.number();
    }

    @Override
    public List<String> names() {
      return Stream.concat(Stream.of(task.name()), task.ownName().stream()).toList();
    }
  }

  /// One that is.
  record Done(DoneTask task) implements Found {
    @Override
    public int number() {
      return task.number();
    }

    @Override
    public List<String> names() {
      return List.of(task.name());
    }
  }

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
    var all = all(stepper);
    var exact = all.stream().filter(task -> task.names().contains(typed)).toList();
    // of one that lives and one that is done, the one that lives
    var living = exact.stream().filter(Live.class::isInstance).toList();
    if (living.size() == 1 || exact.size() == 1) {
      return whole(living.isEmpty() ? exact.getFirst() : living.getFirst(), stepper);
    }
    if (!exact.isEmpty()) {
      throw several(command, typed, "have this name", exact);
    }
    var numbered = all.stream().filter(task -> task.isNumbered(typed)).findFirst();
    if (numbered.isPresent()) {
      return whole(numbered.get(), stepper);
    }
    var begun =
        all.stream()
            .filter(
                task ->
                    !typed.isEmpty()
                        && task.names().stream()
                            .anyMatch(
                                name -> name.regionMatches(true, 0, typed, 0, typed.length())))
            .toList();
    return switch (begun.size()) {
      case 0 -> throw unknown(command, typed, stepper);
      case 1 -> whole(begun.getFirst(), stepper);
      default -> throw several(command, typed, "begin so", begun);
    };
  }

  /// Returns a task with all that is to be seen of it; a list leaves out what takes a while.
  private static Found whole(Found found, Stepper stepper) {
    return stepper.task(found.number()).<Found>map(Live::new).orElse(found);
  }

  private static List<Found> all(Stepper stepper) {
    var all = new ArrayList<Found>();
    stepper.tasks().forEach(task -> all.add(new Live(task)));
    stepper.doneTasks().reversed().forEach(task -> all.add(new Done(task)));
    return all;
  }

  private static CommandException several(
      String command, String typed, String what, List<Found> found) {
    return CommandException.usage(
        "%s %s: %d tasks %s: %s.   %s #%d is the first of them",
        command, typed, found.size(), what, some(found), command, found.getFirst().number());
  }

  private static String some(List<Found> found) {
    var names = found.stream().map(each -> each.names().getFirst() + " #" + each.number()).toList();
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
