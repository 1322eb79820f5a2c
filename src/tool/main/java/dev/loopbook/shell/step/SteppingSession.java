package dev.loopbook.shell.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.explore.OrderToken;
import dev.loopbook.program.Ending;
import dev.loopbook.program.Program;
import dev.loopbook.program.ProgramValues;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.CtrlC;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.ProgramFile;
import dev.loopbook.shell.session.Programs;
import dev.loopbook.shell.session.Projector;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.Goal;
import dev.loopbook.step.LoopSnapshot;
import dev.loopbook.step.StepResult;
import dev.loopbook.step.Stepper;
import dev.loopbook.step.Steps;
import dev.loopbook.step.StopRule;
import dev.loopbook.step.saved.SavedSession;
import dev.loopbook.step.view.LessonsGiven;
import dev.loopbook.step.view.PictureLayout;
import dev.loopbook.step.view.StopHitView;
import dev.loopbook.step.view.StopView;
import dev.loopbook.text.Counted;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.watch.Trace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the stepping commands share: the loaded program and how far it has come.
final class SteppingSession implements Session.Part {

  /// How many lines are shown at once on a pipe, where nobody scrolls.
  private static final int LINES_OF_A_PIPE = 160;

  private final Session session;
  private final LessonsGiven lessons = new LessonsGiven();
  private final Map<String, String> shownValues = new HashMap<>();
  private @Nullable LoadedProgram loaded;
  private @Nullable Expressions expressions;

  /// Whether Ctrl-C ended the last step. Written by the signal thread, too.
  private volatile boolean interrupted;

  private SteppingSession(Session session) {
    this.session = session;
  }

  static SteppingSession of(Session session) {
    return session.part(SteppingSession.class, SteppingSession::new);
  }

  // ---- the program ----

  /// Returns the loaded program.
  ///
  /// @throws CommandException if there is none
  LoadedProgram loaded(String command) {
    var known = loaded;
    if (known == null) {
      throw CommandException.usage(
          command + ": no program is loaded.   load EXAMPLE loads one, chapters lists them");
    }
    return known;
  }

  /// Returns the loaded program, if there is one.
  Optional<LoadedProgram> loaded() {
    return Optional.ofNullable(loaded);
  }

  /// Loads a program that nobody wrote, without a word.
  LoadedProgram loadQuietly(String name, Program program) {
    var next =
        new LoadedProgram(
            new ProgramFile(name, Path.of(name)),
            program,
            false,
            new ProgramInput(session),
            Optional.empty());
    loaded = next;
    session.promptWith(next::prompt);
    go(next, Goal.beginning());
    return next;
  }

  /// Loads a program in place of the current one and runs it up to its first loop.
  int load(ProgramFile file, boolean real) {
    return load(file, Programs.of(session).compile(file), real, Optional.empty());
  }

  /// Loads a program to step through one order of it.
  ///
  /// @throws CommandException if the order is another program's
  int load(ProgramFile file, OrderToken order) {
    var program = Programs.of(session).compile(file);
    return load(file, program, false, Optional.of(orderOf(program, file, order, "replay")));
  }

  /// Returns an order of a program.
  ///
  /// @throws CommandException if it's another program's
  static OrderToken orderOf(Program program, ProgramFile file, OrderToken order, String command) {
    if (!order.digest().equals(program.digest())) {
      throw CommandException.usage(
          "%s %s: an order of another program, or of an older version of %s.   explore %s finds"
              + " its own",
          command, order, file.name(), file.typed());
    }
    return order;
  }

  /// Loads the program of a saved session, which is about to be taken to its moment.
  ///
  /// @param from the file of the session
  /// @throws CommandException if it's another version of that program
  LoadedProgram loadSaved(
      ProgramFile file, SavedSession saved, Optional<OrderToken> order, String from) {
    var program = Programs.of(session).compile(file);
    if (!program.digest().equals(saved.digest())
        || order.filter(token -> !token.digest().equals(program.digest())).isPresent()) {
      throw CommandException.usage(
          "open %s: a session of another version of %s.   load %s begins a new one",
          from, file.name(), file.typed());
    }
    var loaded = announce(file, program, false, order);
    go(loaded, Goal.beginning());
    return loaded;
  }

  private int load(ProgramFile file, Program program, boolean real, Optional<OrderToken> order) {
    return begin(announce(file, program, real, order));
  }

  /// Takes a program in place of the current one, and says which.
  private LoadedProgram announce(
      ProgramFile file, Program program, boolean real, Optional<OrderToken> order) {
    program.warnings().forEach(warning -> session.screen().messages(Programs.lines(warning)));
    unload();
    shownValues.clear();
    var next = new LoadedProgram(file, program, real, new ProgramInput(session), order);
    loaded = next;
    session.promptWith(next::prompt);
    session
        .screen()
        .say(
            new Span(file.name(), Style.NAME),
            Span.plain(
                format(
                    " · %s · %s time%s",
                    lines(program),
                    real ? "real" : "virtual",
                    file.loop().isPresent() ? " · on your own loop" : "")));
    order.ifPresent(
        token ->
            session
                .screen()
                .say(
                    "Its order is %s: %s against FIFO, which why tells.",
                    token, Counted.of(token.order().deviations(), "choice")));
    return next;
  }

  private static String lines(Program program) {
    return Counted.of(program.source().lineCount(), "line");
  }

  /// Ends the loaded program, if there is one. Returns whether there was.
  boolean unload() {
    var old = loaded;
    loaded = null;
    session.promptWith(() -> "");
    if (old != null) {
      old.close();
    }
    return old != null;
  }

  /// Starts the loaded program afresh; compiles it again if its file has changed.
  int restart(LoadedProgram program) {
    if (program.hasChanged()) {
      session.screen().say(program.name() + " has changed: this is the new version.");
      var status = load(program.file(), program.isReal());
      loaded("restart").stopFor(program.breakpoints());
      return status;
    }
    if (program.isGone()) {
      session.screen().say(program.name() + " is gone: this is the version that was loaded.");
    }
    program.restart();
    return begin(program);
  }

  private int begin(LoadedProgram program) {
    var stop = go(program, Goal.beginning());
    var status = show(stop, program);
    if (stop instanceof StepResult.Paused) {
      sayNothingHasRun();
      session.onEnter(Optional.of("tick"));
    }
    return status;
  }

  void sayNothingHasRun() {
    session
        .screen()
        .say(
            Span.plain("Nothing has run yet. "),
            new Span("tick: an iteration · step: a callback · continue · help", Style.LABEL));
  }

  // ---- stepping ----

  /// Steps the loaded program towards a goal and shows what happened.
  ///
  /// @throws CommandException if none is loaded, or it is over
  int step(String command, Goal goal) {
    return step(command, goal, List.of());
  }

  /// As the other one, but stops on the way for these, too.
  ///
  /// @throws CommandException if none is loaded, or it is over
  int step(String command, Goal goal, List<StopRule> alsoFor) {
    var program = loaded(command);
    var ending = program.stepper().ending();
    if (ending.isPresent()) {
      throw CommandException.usage(
          "%s: the program is over, it %s.   restart runs it again%s",
          command,
          StopView.word(ending.get()),
          program.isReal() ? "" : ", back goes one tick back");
    }
    var rules = Stream.concat(alsoFor.stream(), program.breakpoints().rules().stream()).toList();
    var _ = program.stepper().newlyHeld(); // on the way here, by another command
    var stop = go(program, goal, rules);
    var isInside = program.stepper().line().isPresent();
    // from one line to the next of a callback, nothing has happened that a picture could show
    var status = isInside && stop.steps().equals(Steps.NONE) ? ExitStatus.OK : show(stop, program);
    if (stop instanceof StepResult.Paused) {
      showHeld(program); // at the end it's among the findings
    }
    showHits(program);
    showWatched(program);
    return status;
  }

  private void showHeld(LoadedProgram program) {
    for (var held : program.stepper().newlyHeld()) {
      session.screen().lines(StopHitView.held(held, program::source, layout()));
    }
  }

  private void showHits(LoadedProgram program) {
    for (var hit : program.stepper().hits()) {
      var label =
          program.breakpoints().find(hit.rule()).map(found -> "break " + found.number()).orElse("");
      Projector.print(StopHitView.lines(hit, label, program::source, layout()), session);
    }
  }

  /// Shows what is watched and has changed since it was last shown.
  void showWatched(LoadedProgram program) {
    if (program.stepper().isBusy()) {
      return;
    }
    for (var watched : program.breakpoints().watched()) {
      var expression = watched.expression();
      var now =
          switch (read(expression, program.stepper())) {
            case ProgramValues.Value(var text) -> text;
            case ProgramValues.NoValue(var why) -> "no value: " + why;
          };
      var before = Optional.ofNullable(shownValues.put(expression, now));
      if (!before.equals(Optional.of(now))) {
        Projector.print(StopHitView.changed(expression, before, now, layout()), session);
      }
    }
  }

  private ProgramValues.Reading read(String expression, Stepper stepper) {
    try (var _ = session.interrupts().to(stepper::interruptVisit)) {
      return TaskExpression.of(expression).read(stepper, expressions());
    }
  }

  /// Takes over what reads Java.
  void readJavaWith(Expressions reader) {
    expressions = reader;
  }

  /// Returns what reads Java.
  Expressions expressions() {
    return Objects.requireNonNull(expressions, "commands about a program need a shell around them");
  }

  /// Takes a program towards a goal; Ctrl-C makes it pause.
  StepResult go(LoadedProgram program, Goal goal) {
    return go(program, goal, List.of());
  }

  /// As the other one, but stops on the way where a rule says so.
  StepResult go(LoadedProgram program, Goal goal, List<StopRule> rules) {
    session.interrupts().check();
    var progress = new SteppingProgress(session.screen(), program);
    interrupted = false;
    try (var _ = session.interrupts().to(() -> interrupt(program))) {
      var stop =
          program.stepper().go(program.isForTyping() ? goal.orIdle() : goal, rules, progress);
      program.noteStop(stop);
      return stop;
    } finally {
      progress.end();
    }
  }

  private void interrupt(LoadedProgram program) {
    interrupted = true;
    program.stepper().interrupt();
  }

  /// Returns whether Ctrl-C ended the last step.
  boolean isInterrupted() {
    return interrupted;
  }

  /// Shows what happened on the way to a stop. Returns the exit status.
  int show(StepResult stop, LoadedProgram program) {
    var view = new StopView(layout(), height(), lessons, program::source);
    Projector.print(view.lines(stop), session);
    if (stop instanceof StepResult.Ended && program.input().isMissed()) {
      session.screen().problem(CommandException.toFix(RunProgram.MISSED_INPUT));
    }
    return stop instanceof StepResult.Ended ended && !(ended.how() instanceof Ending.Finished)
        ? ExitStatus.TO_FIX
        : ExitStatus.OK;
  }

  /// Returns what goes to other moments of the loaded program.
  TimeTravel travel() {
    return new TimeTravel(session, this);
  }

  // ---- looking ----

  /// Returns the trace of a program's run so far; after going back, it's made by running it again.
  ///
  /// @throws CtrlC if that was interrupted
  Trace trace(String command, LoadedProgram program) {
    return program.trace().or(() -> travel().traced(command)).orElseThrow(CtrlC::new);
  }

  /// Returns a snapshot of the paused loop.
  ///
  /// @throws CommandException if there is none to look at
  LoopSnapshot picture(String command) {
    return standing(command).stepper().picture().orElseThrow();
  }

  /// Returns the loaded program, whose loop is paused.
  ///
  /// @throws CommandException if there is none to look at
  LoadedProgram standing(String command) {
    var program = loaded(command);
    requireStanding(command, program);
    if (program.stepper().where().isEmpty()) {
      throw CommandException.usage(command + ": the program has made no loop");
    }
    return program;
  }

  /// @throws CommandException if the program is running and can't be looked at
  void requireStanding(String command, LoadedProgram program) {
    if (program.stepper().isBusy()) {
      throw CommandException.usage(
          command + ": the program is busy.   tick waits for it, restart starts over");
    }
  }

  PictureLayout layout() {
    var screen = session.screen();
    return screen.longestLine() > screen.width()
        ? PictureLayout.ofPipe()
        : PictureLayout.of(screen.width());
  }

  int height() {
    return session.screen().isTerminal()
        ? Projector.of(session).rows(session.screen().height())
        : LINES_OF_A_PIPE;
  }

  @Override
  public void close() {
    unload();
  }
}
