package dev.loopbook.shell.step;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.DoneTask;
import dev.loopbook.step.Stepper;
import dev.loopbook.step.TaskLabel;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.text.Nearest;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// Finds the task that somebody means by a name.
public final class TaskFinder {

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
  public static class Names implements Iterable<String> {
    private final Session session;
    private final List<String> besides;

    Names(Session session) {
      this(session, List.of());
    }

    /// @param besides words that it may be instead
    Names(Session session, List<String> besides) {
      this.session = session;
      this.besides = besides;
    }

    @Override
    public final Iterator<String> iterator() {
      return Stream.concat(tasks(), besides.stream()).iterator();
    }

    private Stream<String> tasks() {
      try {
        return names(SteppingSession.of(session).standing("task").stepper()).stream();
      } catch (CommandException _) {
        return Stream.empty();
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
    return CommandException.usage(
        "%s %s: no such task.%s   tasks lists them",
        command, typed, Nearest.hint(typed, names(stepper)));
  }
}
