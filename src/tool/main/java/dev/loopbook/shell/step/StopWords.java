package dev.loopbook.shell.step;

import dev.loopbook.program.CodePlace;
import dev.loopbook.program.Program;
import dev.loopbook.prompt.OnlyReads;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.CommandWords;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.Stepper;
import dev.loopbook.step.StopCondition;
import dev.loopbook.step.StopRule;
import dev.loopbook.text.Nearest;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what somebody wants a program stopped for.
final class StopWords {

  private static final Pattern LINE = Pattern.compile("(?:(.+?)(?:\\.java)?:)?(\\d{1,7})");
  private static final Pattern LONGER = Pattern.compile("(.+?)\\s*>\\s*(\\d{1,9})");

  private StopWords() {}

  /// Returns the rule that the words of `break` stand for.
  ///
  /// @throws CommandException if they stand for none
  static StopRule ofBreak(List<String> words, Program program) {
    var all = String.join(" ", words);
    if (all.isBlank()) {
      throw CommandException.usage("break: at which task, line or event?   help break shows some");
    }
    if (words.getFirst().equals("on")) {
      if (words.size() == 1) {
        throw CommandException.usage("break on: on which word of the output?   break on error");
      }
      return new StopRule.Prints(all.substring("on ".length()));
    }
    var kind = kind(all);
    if (kind.isPresent()) {
      return new StopRule.OnEvent(kind.get());
    }
    var line = LINE.matcher(all);
    return line.matches()
        ? line(all, line.group(1), Integer.parseInt(line.group(2)), program)
        : new StopRule.TaskIsNext(all);
  }

  private static Optional<StopRule.Kind> kind(String word) {
    return Stream.of(StopRule.Kind.values()).filter(kind -> name(kind).equals(word)).findFirst();
  }

  private static String name(StopRule.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static StopRule line(String typed, String file, int line, Program program) {
    if (line == 0) {
      throw CommandException.usage("break %s: the first line is 1", typed);
    }
    var name = (file == null ? program.name() : file) + ".java";
    var found = program.lineWithCode(name, line);
    if (found.isEmpty()) {
      throw CommandException.usage(
          "break %s: no code of the program is there or below it.   Lines are counted in %s.java",
          typed, program.name());
    }
    return new StopRule.AtLine(new CodePlace(name, found.getAsInt()));
  }

  /// Returns the rule that the words of `until` stand for, if they are no time.
  ///
  /// @param java reads what else they are as Java
  /// @throws CommandException if they stand for none
  static StopRule ofUntil(List<String> typed, LoadedProgram program, Expressions java) {
    var asTyped = String.join(" ", typed);
    var words = unquoted(typed);
    var all = String.join(" ", words);
    var rest = String.join(" ", words.subList(0, words.size() - 1));
    if (words.getFirst().equals("prints") && words.size() > 1) {
      return new StopRule.Prints(all.substring("prints ".length()));
    }
    if (!rest.isEmpty() && words.getLast().equals("resumes")) {
      return new StopRule.TaskIsNext(rest);
    }
    if (!rest.isEmpty() && words.getLast().equals("ends")) {
      return new StopRule.TaskEnds(rest);
    }
    var longer = LONGER.matcher(all);
    if (longer.matches() && isQueue(longer.group(1), program)) {
      return new StopRule.QueueLonger(longer.group(1), Integer.parseInt(longer.group(2)));
    }
    return new StopRule.Holds(asTyped, java.condition("until", asTyped));
  }

  /// Returns the words of a line that kept its quotes.
  private static List<String> unquoted(List<String> typed) {
    var read = CommandWords.read(String.join(" ", typed));
    return typed.size() == 1 && read.openQuote() == 0 && !read.words().isEmpty()
        ? read.texts()
        : typed;
  }

  /// Returns whether a name is a queue's, or may become one's: not if a field has it.
  private static boolean isQueue(String name, LoadedProgram program) {
    return name.equalsIgnoreCase("queue")
        || program.stepper().sync().stream()
            .anyMatch(each -> each.isQueue() && each.text().contains(" " + name + " "))
        || (name.matches("[\\p{L}\\p{N}_-]+")
            && program.program().typeOfField(name).filter(type -> !isQueue(type)).isEmpty());
  }

  private static boolean isQueue(ClassDesc type) {
    return type.displayName().endsWith("Queue");
  }

  /// Returns what to say of a rule that may not mean what it seems to: about a task that isn't
  /// there or is done, or a condition that holds already.
  static Optional<String> doubt(StopRule rule, Stepper stepper) {
    return switch (rule) {
      case StopRule.TaskIsNext(var task) -> doubt(task, stepper);
      case StopRule.TaskEnds(var task) -> doubt(task, stepper);
      case StopRule.Holds(var text, var condition) when holds(text, condition, stepper) ->
          Optional.of(text + ": that's so already. This waits until a callback has made it so.");
      default -> Optional.empty();
    };
  }

  private static Optional<String> doubt(String name, Stepper stepper) {
    var known = stepper.labels();
    var meant =
        known.stream()
            .filter(task -> task.names().contains(name) || task.isNumbered(name))
            .toList();
    if (name.contains("*") || meant.stream().anyMatch(task -> !task.isDone())) {
      return Optional.empty();
    }
    if (!meant.isEmpty()) {
      return Optional.of(
          meant.getFirst().isNumbered(name)
              ? name + ": this task is done, and won't run again."
              : name + ": this task is done. Only a later one of that name counts.");
    }
    return Optional.of(
        name
            + ": no task has this name yet."
            + Nearest.hint(name, known.stream().map(task -> task.name()).toList()));
  }

  /// Returns whether a condition certainly holds now. One that may change the program isn't asked.
  private static boolean holds(String text, StopCondition condition, Stepper stepper) {
    var answer = new AtomicBoolean();
    if (OnlyReads.is(text)) {
      stepper.look(
          _ -> {
            try {
              answer.set(condition.holds(stepper.run()));
            } catch (Throwable _) {
              // it's told when a callback has run
            }
          });
    }
    return answer.get();
  }

  /// What completes the argument of `break`.
  static final class OfBreak extends TaskFinder.Names {
    OfBreak(Session session) {
      super(
          session,
          Stream.concat(Stream.of(StopRule.Kind.values()).map(StopWords::name), Stream.of("on"))
              .toList());
    }
  }

  /// What completes the argument of `until`.
  static final class OfUntil extends TaskFinder.Names {
    OfUntil(Session session) {
      super(session, List.of("resumes", "ends", "prints"));
    }
  }
}
