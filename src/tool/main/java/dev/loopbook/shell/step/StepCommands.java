package dev.loopbook.shell.step;

import dev.loopbook.explore.OrderToken;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.ProgramArgument;
import dev.loopbook.shell.session.ProgramFile;
import dev.loopbook.shell.session.RepeatedByEnter;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.session.TakesJava;
import dev.loopbook.step.Goal;
import dev.loopbook.step.LoopStatus;
import dev.loopbook.step.Stepper;
import dev.loopbook.step.StopRule;
import dev.loopbook.text.TimeText;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that run a program, all at once or step by step.
public final class StepCommands {
  private final Session session;
  private final SteppingSession stepping;

  StepCommands(Session session) {
    this.session = session;
    this.stepping = SteppingSession.of(session);
  }

  /// Ends the loaded program, if there is one, without a word.
  public static void forgetProgram(Session session) {
    SteppingSession.of(session).unload();
    session.onEnter(Optional.empty());
  }

  /// Loads a program to step through one order of it. Returns the exit status.
  public static int replay(OrderToken order, ProgramFile file, Session session) {
    return SteppingSession.of(session).load(file, order);
  }

  /// Returns the file of the loaded program.
  ///
  /// @throws CommandException if there is none, such as where only Java was typed at the prompt
  public static ProgramFile loadedFile(String command, Session session) {
    var file = SteppingSession.of(session).loaded(command).file();
    if (!Files.exists(file.file())) {
      throw CommandException.usage(
          "%s: %s has no file that could be run again.   %s EXAMPLE names one",
          command, file.name(), command);
    }
    return file;
  }

  @Command(
      name = "run",
      description = "Run a program to its end, in virtual time unless --real is given.",
      footer = {
        "run ch01/TwoTasks          an example of the book: nobody really waits",
        "run ch01/TwoTasks --real   its sleeps take as long as they say",
        "run src/Mine.java a b      a file of your own, with arguments for its main",
        "run --loop exercises/ch21_your_own_loop/e8_lock_queue ch01/TwoTasks",
        "                           on the loop that you wrote"
      })
  int run(@Mixin RunProgram program) throws InterruptedException {
    return program.run();
  }

  @Command(
      name = "load",
      description = "Load a program to step, in virtual time unless --real is given.",
      footer = {
        "load ch01/TwoTasks          an example of the book",
        "load ch01/TwoTasks --real   its sleeps take as long as they say",
        "load src/Mine.java          a file of your own",
        "load --loop exercises/ch21_your_own_loop/e8_lock_queue ch01/TwoTasks",
        "                            on the loop that you wrote"
      })
  int load(
      @Mixin ProgramArgument program,
      @Mixin OwnLoopOption loop,
      @Option(names = "--real", description = "Let time pass as it does outside.") boolean real) {
    return stepping.load(loop.of(program.file(), real), real);
  }

  @Command(
      name = "tick",
      description = "Run one tick of the loop, or N. An empty line does the same again.",
      footer = {
        "tick        one iteration: poll, fire what is due, run what is ready",
        "tick 5      five of them"
      })
  @RepeatedByEnter
  int tick(@Mixin CountArgument count) {
    return stepping.step("tick", Goal.ticks(count.of("tick")));
  }

  @Command(
      name = "step",
      description = "Run one callback, or N, or up to a task's next turn and through it.",
      footer = {
        "step        one callback: a step of a task, a timer, a callback",
        "step 3      three of them, even past the end of a tick",
        "step A      until the task A has run; also step #7"
      })
  @RepeatedByEnter
  int step(
      @Parameters(
              arity = "0..*",
              paramLabel = "N|TASK",
              completionCandidates = TaskFinder.Names.class,
              description = "How many callbacks, 1 if not given; or a task.")
          @Nullable List<String> words) {
    var typed = words == null ? "1" : String.join(" ", words);
    if (typed.matches("[+-]?[0-9]+")) {
      return stepping.step("step", Goal.callbacks(CountArgument.parse("step", typed)));
    }
    var program = stepping.loaded("step");
    if (program.stepper().ending().isEmpty()) {
      stepping.requireStanding("step", program);
      var task = TaskFinder.label("step", typed, program.stepper());
      if (task.isDone()) {
        throw CommandException.usage(
            "step %s: this task is done.   tasks live lists those that will run", typed);
      }
      return stepping.step(
          "step", Goal.end(), List.of(new StopRule.TaskHasRun("#" + task.number())));
    }
    return stepping.step("step", Goal.end());
  }

  @Command(
      name = "continue",
      description = "Run the program to its end.",
      footer = "continue    Ctrl-C pauses it")
  @RepeatedByEnter
  int toTheEnd() {
    return stepping.step("continue", Goal.end());
  }

  @Command(
      name = "slow",
      description = "Play the ticks one by one at a pace, until a key is pressed.",
      footer = {
        "slow        a tick a second",
        "slow 3s     three seconds for each; also 0.5, 500ms",
        "            space holds it, + and - change the pace, any other key ends it"
      })
  int slow(@Mixin SlowMotion motion) {
    return motion.run();
  }

  @Command(
      name = "until",
      description = "Run all that is due up to a loop time, or until something is the case.",
      footer = {
        "until 0.5              half a second of loop time",
        "until 500ms            the same",
        "until 2s               two seconds",
        "until consumer resumes its turn is the next",
        "until consumer ends    it's done",
        "until jobs > 3         this queue has more items; queue is any of them",
        "until prints error     the program prints this",
        "until count == 3       Java that is true or false, asked after each callback"
      })
  @RepeatedByEnter
  @TakesJava
  int until(
      @Parameters(
              arity = "1..*",
              paramLabel = "TIME|CONDITION",
              completionCandidates = StopWords.OfUntil.class,
              description = "A loop time (0.5, 500ms, 2s), or a condition.")
          List<String> words) {
    var program = stepping.loaded("until");
    if (words.size() > 1
        || words.getFirst().matches(".*[^\\w.@+-].*")
        || program.program().fields().contains(words.getFirst())) {
      stepping.requireStanding("until", program);
      var rule = StopWords.ofUntil(words, program, stepping.expressions());
      if (program.stepper().ending().isEmpty()) {
        StopWords.doubt(rule, program.stepper()).ifPresent(session.screen()::say);
      }
      return stepping.step("until", Goal.end(), List.of(rule));
    }
    return untilTime(program.stepper(), words.getFirst());
  }

  private int untilTime(Stepper stepper, String time) {
    var nanos =
        LoopTime.parse("until", time, "neither a time nor a condition.   help until shows some");
    var now = stepper.isBusy() ? 0L : stepper.where().map(LoopStatus::nanos).orElse(0L);
    if (nanos < now && stepper.ending().isEmpty()) {
      throw CommandException.usage(
          "until %s: it is %s s already.   back and restart go back", time, TimeText.point(now));
    }
    return stepping.step("until", Goal.time(nanos));
  }

  @Command(
      name = "back",
      description = "Go one tick back, or N; inside a tick one callback. Virtual time only.",
      footer = {
        "back        undo the last tick: the program is run again up to the one before",
        "back 3      three ticks",
        "back        right after cancel, swap and the like: undo that"
      })
  @RepeatedByEnter
  int back(@Mixin CountArgument count) {
    return stepping.travel().back(count.of("back"));
  }

  @Command(
      name = "goto",
      description = "Go to a tick, a loop time or the end, ahead or behind.",
      footer = {
        "goto 12        the end of tick 12; goto 0 is the beginning",
        "goto 12.3      three callbacks into tick 12: the prompt shows it like that",
        "goto 500ms     when all has run that is due up to then; also 0.5s, @0.5",
        "goto end       the end of the program",
        "goto 2:7       tick 7 of the second loop, in a program with several",
        "               what you changed stays where it is: goto only moves"
      })
  int goTo(@Mixin MomentArgument moment) {
    return stepping.travel().goTo(moment.typed());
  }

  @Command(
      name = "forward",
      description = "Go on to the next moment at which you have been, or the Nth.",
      footer = {
        "forward     after back or goto, one stop at a time; a change that back",
        "            undid is made again, unless you have gone another way",
        "forward 3   the third stop from here"
      })
  @RepeatedByEnter
  int forward(@Mixin CountArgument count) {
    return stepping.travel().forward(count.of("forward"));
  }

  @Command(
      name = "restart",
      description = "Start the program afresh.",
      footer = "restart     same program, clean slate: nothing has run yet")
  int restart() {
    return stepping.restart(stepping.loaded("restart"));
  }

  @Command(
      name = "unload",
      description = "End the program and forget it.",
      footer = "unload      wherever it has come to")
  int unload() {
    var name = stepping.loaded("unload").name();
    stepping.unload();
    session.onEnter(Optional.empty());
    session.screen().say(name + " is unloaded.");
    return ExitStatus.OK;
  }
}
