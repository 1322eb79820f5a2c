package dev.loopbook.shell.step;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.DoneTask;
import dev.loopbook.step.Stepper;
import dev.loopbook.step.TaskLabel;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.text.Nearest;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

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
    return stepper.labels().stream().map(TaskLabel::name).distinct().toList();
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
        return names(stepping.standing("task").stepper()).iterator();
      } catch (CommandException _) {
        return Collections.emptyIterator();
      }
    }
  }

  /// Returns the task of this name, or whose name begins so.
  ///
  /// @throws CommandException if there is none, or more than one
  static Found find(String command, String typed, Stepper stepper) {
    return whole(label(command, typed, stepper), stepper);
  }

  /// Returns what the task of this name, or whose name begins so, goes by.
  ///
  /// @throws CommandException if there is none, or more than one
  static TaskLabel label(String command, String typed, Stepper stepper) {
    var all = stepper.labels();
    var exact = all.stream().filter(task -> task.names().contains(typed)).toList();
    // of one that lives and one that is done, the one that lives
    var living = exact.stream().filter(task -> !task.isDone()).toList();
    if (living.size() == 1 || exact.size() == 1) {
      return living.isEmpty() ? exact.getFirst() : living.getFirst();
    }
    if (!exact.isEmpty()) {
      throw several(command, typed, "have this name", exact);
    }
    var numbered = all.stream().filter(task -> task.isNumbered(typed)).findFirst();
    if (numbered.isPresent()) {
      return numbered.get();
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
      case 1 -> begun.getFirst();
      default -> throw several(command, typed, "begin so", begun);
    };
  }

  private static Found whole(TaskLabel label, Stepper stepper) {
    return label.isDone()
        ? new Done(stepper.doneTask(label.number()).orElseThrow())
        : new Live(stepper.task(label.number()).orElseThrow());
  }

  private static CommandException several(
      String command, String typed, String what, List<TaskLabel> found) {
    return CommandException.usage(
        "%s %s: %d tasks %s: %s.   %s #%d is the first of them",
        command, typed, found.size(), what, some(found), command, found.getFirst().number());
  }

  private static String some(List<TaskLabel> found) {
    var names = found.stream().map(each -> each.name() + " #" + each.number()).toList();
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
