package dev.loopbook.shell.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.Change;
import dev.loopbook.step.ChangeOutcome;
import dev.loopbook.step.LoopSnapshot;
import dev.loopbook.step.TickReport.Timer;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The commands that change the paused loop, to see what would happen.
public final class WhatIfCommands {
  private final Session session;
  private final SteppingSession stepping;

  WhatIfCommands(Session session) {
    this.session = session;
    this.stepping = SteppingSession.of(session);
  }

  @Command(
      name = "cancel",
      description = "What if: ask a task to stop, as task.cancel() does.",
      footer = {"cancel upload   it gets a CancelledError at its await", "cancel #7       task 7"})
  int cancel(@Mixin TaskArgument task) {
    var program = ready("cancel");
    return make("cancel", program, new Change.CancelTask(task("cancel", task.name(), program)));
  }

  @Command(
      name = "fail",
      description = "What if: throw an exception at a task's await.",
      footer = {
        "fail upload IOException                 as if what it waits for had failed so",
        "fail upload IOException: disk is full   with a message",
        "fail #7 OutOfStock                      the program's own exceptions, too"
      })
  int fail(
      @Parameters(
              index = "0",
              paramLabel = "TASK",
              completionCandidates = TaskFinder.Names.class,
              description = "The task's name, its beginning, or its number: #7.")
          String task,
      @Parameters(
              index = "1..*",
              arity = "1..*",
              paramLabel = "EXCEPTION",
              description = "A class, and perhaps a colon and a message.")
          List<String> exception) {
    var program = ready("fail");
    var parts = String.join(" ", exception).split(":? +", 2);
    var type = parts[0].replaceAll(":$", "");
    if (type.matches("(.*\\.)?CancelledError")) {
      throw CommandException.usage("fail %s %s: to cancel a task, cancel %s", task, type, task);
    }
    return make(
        "fail",
        program,
        new Change.FailTask(
            task("fail", task, program),
            type,
            parts.length > 1 ? Optional.of(parts[1]) : Optional.empty()));
  }

  @Command(
      name = "delay",
      description = "What if: a timer is due later.",
      footer = {
        "delay B 300ms   the next timer of the task B",
        "delay 2 1s      the second that timers lists"
      })
  int delay(
      @Parameters(
              index = "0",
              paramLabel = "TIMER",
              completionCandidates = TimerOwners.class,
              description = "The task that set it, or its place in timers.")
          String timer,
      @Parameters(index = "1", paramLabel = "BY", description = "How much later: 0.5, 300ms, 2s.")
          String by) {
    var program = ready("delay");
    var nanos = LoopTime.parse("delay", by);
    return make("delay", program, new Change.DelayTimer(timer("delay", timer), nanos));
  }

  @Command(
      name = "fire",
      description = "What if: a timer is due now.",
      footer = {
        "fire B      the next timer of the task B fires in the next tick",
        "fire 2      the second that timers lists"
      })
  int fire(
      @Parameters(
              paramLabel = "TIMER",
              completionCandidates = TimerOwners.class,
              description = "The task that set it, or its place in timers.")
          String timer) {
    return make("fire", ready("fire"), new Change.FireTimer(timer("fire", timer)));
  }

  @Command(
      name = "swap",
      description = "What if: two ready callbacks run the other way round.",
      footer = {
        "swap A B    two tasks that are ready",
        "swap 1 2    the first two that ready lists"
      })
  int swap(
      @Parameters(
              index = "0",
              paramLabel = "A",
              completionCandidates = Ready.class,
              description = "A ready task, or its place in ready.")
          String one,
      @Parameters(
              index = "1",
              paramLabel = "B",
              completionCandidates = Ready.class,
              description = "Another one.")
          String other) {
    var program = ready("swap");
    if (program.order().isPresent()) {
      throw CommandException.usage(
          "swap: the order of this run is chosen already, see why.   load it to choose one yourself");
    }
    var loop = stepping.picture("swap");
    var first = place("swap", one, loop);
    var second = place("swap", other, loop);
    if (first == second) {
      throw CommandException.usage("swap %s %s: that's one and the same", one, other);
    }
    var left = loop.left().size();
    if (first < left != second < left) {
      throw CommandException.usage(
          "swap %s %s: one belongs to this tick, the other to the next.   tick, then swap",
          one, other);
    }
    return make("swap", program, new Change.SwapReady(first, second));
  }

  @Command(
      name = "put",
      description = "What if: an item is put into a queue.",
      footer = {
        "put jobs 7          a number; also true, null, 1.5, 7L",
        "put jobs \"a text\"   anything else is a string",
        "put queue 7         the only queue there is, whatever its name"
      })
  int put(
      @Parameters(
              index = "0",
              paramLabel = "QUEUE",
              description = "Its name, or that of the field.")
          String queue,
      @Parameters(index = "1", paramLabel = "VALUE", description = "A number, true, null, a text.")
          String value) {
    return make("put", ready("put"), new Change.PutItem(queue, literal(value)));
  }

  @Command(
      name = "set",
      description = "What if: an event is set.",
      footer = {"set bell    the event of this name, or in this field", "set event   the only one"})
  int set(
      @Parameters(paramLabel = "EVENT", description = "Its name, or that of the field.")
          String event) {
    return make("set", ready("set"), new Change.SetEvent(event));
  }

  @Command(
      name = "release",
      description = "What if: a lock or a semaphore is released.",
      footer = {
        "release door   the lock of this name, or in this field",
        "release lock   the only lock or semaphore there is"
      })
  int release(
      @Parameters(paramLabel = "LOCK", description = "Its name, or that of the field.")
          String lock) {
    return make("release", ready("release"), new Change.ReleaseLock(lock));
  }

  @Command(
      name = "compare",
      description = "Show the run beside the one without what you changed, from where they differ.",
      footer = {
        "compare        after cancel, fail, delay, fire, swap, put, set or release",
        "compare 12     twelve ticks from the first difference"
      })
  int compare(
      @Parameters(
              arity = "0..1",
              paramLabel = "N",
              description = "How many ticks from the first difference; 6 if not given.")
          @Nullable Integer ticks) {
    var most = ticks == null ? Comparison.USUAL : (int) CountArgument.positive("compare", ticks);
    return new Comparison(session, stepping).run(most);
  }

  // ---- what it is about ----

  /// Returns the loaded program if its loop can be changed now.
  private LoadedProgram ready(String command) {
    var program = stepping.loaded(command);
    if (program.stepper().ending().isPresent()) {
      throw CommandException.usage(
          "%s: the program is over.   back and goto lead to before that", command);
    }
    stepping.standing(command);
    if (program.stepper().line().isPresent()) {
      throw CommandException.usage(
          "%s: the loop is in the middle of a callback.   step ends it", command);
    }
    return program;
  }

  private int make(String command, LoadedProgram program, Change change) {
    return switch (program.stepper().change(change)) {
      case ChangeOutcome.Refused(var why) -> throw CommandException.usage("%s: %s", command, why);
      case ChangeOutcome.Made(var words) -> {
        program.noteVisit();
        session
            .screen()
            .say(
                new Span("↯ you " + words, Style.WARNING),
                new Span(program.isReal() ? "" : " · back undoes it", Style.LABEL));
        yield ExitStatus.OK;
      }
    };
  }

  private static int task(String command, String typed, LoadedProgram program) {
    var label = TaskFinder.label(command, typed, program.stepper());
    return program
        .stepper()
        .placeOfTask(label.number())
        .orElseThrow(
            () ->
                CommandException.usage(
                    "%s %s: this task is done.   tasks live lists the others", command, typed));
  }

  private int timer(String command, String typed) {
    var timers = stepping.picture(command).timers();
    if (typed.matches("[0-9]{1,9}")) {
      return Integer.parseInt(typed) - 1;
    }
    return IntStream.range(0, timers.size())
        .filter(at -> isMeant(timers.get(at), typed))
        .findFirst()
        .orElseThrow(
            () ->
                CommandException.usage(
                    "%s %s: no timer is called that, or set by that task.   timers lists them",
                    command, typed));
  }

  private static boolean isMeant(Timer timer, String typed) {
    return timer.owner().filter(typed::equals).isPresent()
        || timer.called().equals(typed)
        || timer.what().equals(typed);
  }

  private static int place(String command, String typed, LoopSnapshot loop) {
    if (typed.matches("[0-9]{1,9}")) {
      return Integer.parseInt(typed) - 1;
    }
    var names =
        Stream.concat(loop.left().stream(), loop.ready().stream())
            .map(LoopSnapshot.Queued::name)
            .toList();
    var at = names.indexOf(typed);
    if (at < 0) {
      throw CommandException.usage(
          "%s %s: it isn't in the ready queue.   ready lists what is", command, typed);
    }
    return at;
  }

  private static @Nullable Object literal(String typed) {
    return switch (typed) {
      case "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> {
        try {
          yield number(typed);
        } catch (NumberFormatException _) {
          yield typed;
        }
      }
    };
  }

  private static Object number(String typed) {
    if (typed.matches("[+-]?[0-9]+")) {
      return Integer.parseInt(typed);
    }
    if (typed.matches("[+-]?[0-9]+[Ll]")) {
      return Long.parseLong(typed.substring(0, typed.length() - 1));
    }
    if (typed.matches("[+-]?[0-9]*\\.[0-9]+")) {
      return Double.parseDouble(typed);
    }
    throw new NumberFormatException(format("%s is a text", typed));
  }

  // ---- completion ----

  /// The tasks that have timers.
  static final class TimerOwners extends NamesOfPicture {
    TimerOwners(Session session) {
      super(session, loop -> loop.timers().stream().flatMap(timer -> timer.owner().stream()));
    }
  }

  /// What is ready.
  static final class Ready extends NamesOfPicture {
    Ready(Session session) {
      super(
          session,
          loop ->
              Stream.concat(loop.left().stream(), loop.ready().stream())
                  .map(LoopSnapshot.Queued::name));
    }
  }
}
