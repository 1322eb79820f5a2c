package dev.loopbook.shell.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.TakesJava;
import dev.loopbook.shell.step.engine.Breakpoints;
import dev.loopbook.step.StopRule;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The commands that say what to stop for, and what to show at each stop.
public final class StopCommands {
  private final Session session;
  private final SteppingSession stepping;

  StopCommands(Session session) {
    this.session = session;
    this.stepping = SteppingSession.of(session);
  }

  @Command(
      name = "break",
      description = "Stop at a line, a task, an event, or a word of the output.",
      footer = {
        "break TwoTasks:11   before line 11 runs; break 11 is the same line",
        "break consumer      before this task's next turn; also #7 or cons*",
        "break cancel        also: create, fail, end, timer, print",
        "break on error      when the program prints this",
        "                    tick, step, until, continue stop there; back, goto don't"
      })
  int stopAt(
      @Parameters(
              arity = "1..*",
              paramLabel = "TASK|FILE:LINE|EVENT|on WORD",
              completionCandidates = StopWords.OfBreak.class,
              description = "What to stop for.")
          List<String> words) {
    var program = stepping.loaded("break");
    var rule = StopWords.ofBreak(words, program.program());
    stepping.requireStanding("break", program);
    var added = program.breakpoints().add("break " + String.join(" ", words), rule);
    say(added);
    StopWords.doubt(rule, program.stepper()).ifPresent(session.screen()::say);
    return ExitStatus.OK;
  }

  private void say(Breakpoints.Entry entry) {
    var what =
        switch (entry) {
          case Breakpoints.Break made -> " · stops " + words(made.rule());
          case Breakpoints.Watched _ -> " · shown when it has changed";
        };
    session
        .screen()
        .say(
            new Span(format("%3d  ", entry.number()), Style.NUMBER),
            Span.plain(entry.command()),
            new Span(what, Style.LABEL));
  }

  private static String words(StopRule rule) {
    return switch (rule) {
      case StopRule.TaskIsNext _ -> "before its next turn";
      case StopRule.TaskHasRun _ -> "after its next turn";
      case StopRule.TaskEnds _ -> "when it's done";
      case StopRule.AtLine(var place) -> format("before %s runs", place);
      case StopRule.OnEvent(var kind) ->
          switch (kind) {
            case CREATE -> "when a task is made";
            case CANCEL -> "when a task is asked to stop";
            case FAIL -> "when a task or a callback fails";
            case END -> "when a task is done";
            case TIMER -> "when a timer is due";
            case PRINT -> "when anything is printed";
          };
      case StopRule.Prints _ -> "when the program prints this";
      case StopRule.QueueLonger _ -> "when it's longer";
      case StopRule.Holds _ -> "when that holds";
    };
  }

  @Command(
      name = "watch",
      description = "Show a value of the program after each stop at which it has changed.",
      footer = {
        "watch count          a field of the program; also a.b.total, queue.size()",
        "watch count * 2 > 5  any Java expression",
        "watch total in A     with the local variables of task A",
        "watch total in A 2   with those of its second frame"
      })
  @TakesJava
  int watch(
      @Parameters(
              arity = "1..*",
              paramLabel = "EXPR [in TASK]",
              completionCandidates = TaskFinder.Names.class,
              description = "A value: fields with dots between, or Java; and whose variables.")
          List<String> words) {
    var program = stepping.standing("watch");
    var expression = String.join(" ", words);
    var value = TaskExpression.of(expression);
    if (value.code().isEmpty()) {
      throw CommandException.usage("watch: which value?   watch count, watch total in A");
    }
    var frame = TaskExpression.frame("watch", value.task(), program.stepper());
    if (!value.isPath()) {
      stepping
          .expressions()
          .problem(value.code(), frame)
          .ifPresent(
              why -> {
                throw CommandException.usage(
                    "watch %s: not a value.   As Java: %s", expression, why);
              });
    }
    say(program.breakpoints().watch("watch " + expression, expression));
    stepping.showWatched(program);
    return ExitStatus.OK;
  }

  @Command(
      name = "breaks",
      description = "List what to stop for and what is watched.",
      footer = "breaks      with their numbers, for delete")
  int breaks() {
    var all = stepping.loaded("breaks").breakpoints().all();
    if (all.isEmpty()) {
      session.screen().say("None. break and watch make some; help break shows how.");
    }
    all.forEach(this::say);
    return ExitStatus.OK;
  }

  @Command(
      name = "delete",
      description = "Delete what breaks lists under a number, or all.",
      footer = {
        "delete 2    number 2 of breaks; others keep their numbers",
        "delete all  all of them"
      })
  int delete(
      @Parameters(arity = "1..*", paramLabel = "N|all", description = "Their numbers, or all.")
          List<String> numbers) {
    var breakpoints = stepping.loaded("delete").breakpoints();
    if (numbers.equals(List.of("all"))) {
      var count = breakpoints.clear();
      session
          .screen()
          .say(
              switch (count) {
                case 0 -> "There are none to delete.";
                case 1 -> "1 is deleted.";
                default -> format("%d are deleted.", count);
              });
      return ExitStatus.OK;
    }
    var known = breakpoints.all().stream().map(Breakpoints.Entry::number).toList();
    var wanted = new ArrayList<Integer>();
    for (var typed : numbers) {
      if (!typed.matches("[0-9]{1,9}") || !known.contains(Integer.parseInt(typed))) {
        throw CommandException.usage("delete %s: no such number.   breaks lists them", typed);
      }
      wanted.add(Integer.parseInt(typed));
    }
    wanted.forEach(breakpoints::delete);
    session.screen().say("Deleted.");
    return ExitStatus.OK;
  }
}
