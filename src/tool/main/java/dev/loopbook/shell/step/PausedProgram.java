package dev.loopbook.shell.step;

import dev.loopbook.program.Program;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.FrameChoice;
import dev.loopbook.step.Position;
import dev.loopbook.step.StepResult;
import dev.loopbook.step.Stepper;
import dev.loopbook.step.Visit;
import dev.loopbook.step.view.PictureLayout;
import dev.loopbook.watch.TraceEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// The loaded program, for a command that does something to it while it's paused.
public final class PausedProgram {
  private final Session session;
  private final SteppingSession stepping;
  private final LoadedProgram loaded;

  private PausedProgram(Session session, SteppingSession stepping, LoadedProgram loaded) {
    this.session = session;
    this.stepping = stepping;
    this.loaded = loaded;
  }

  /// Returns the loaded program, if there is one.
  public static Optional<PausedProgram> of(Session session) {
    var stepping = SteppingSession.of(session);
    return stepping.loaded().map(loaded -> new PausedProgram(session, stepping, loaded));
  }

  /// Loads a program that nobody wrote, without a word.
  public static PausedProgram load(String name, Program program, Session session) {
    var stepping = SteppingSession.of(session);
    return new PausedProgram(session, stepping, stepping.loadQuietly(name, program));
  }

  /// Returns the loaded program, whose loop can be looked at.
  ///
  /// @throws dev.loopbook.shell.session.CommandException if there is none
  public static PausedProgram standing(String command, Session session) {
    var stepping = SteppingSession.of(session);
    return new PausedProgram(session, stepping, stepping.standing(command));
  }

  /// Makes commands about the loaded program read Java with this.
  public static void readJavaWith(Expressions reader, Session session) {
    SteppingSession.of(session).readJavaWith(reader);
  }

  /// Returns the frame whose names Java may use: the one that these words name, or the one that's
  /// stopped at a line.
  ///
  /// @param words `TASK` or `TASK FRAME`; may be empty
  /// @throws dev.loopbook.shell.session.CommandException if there's no such task
  public Optional<FrameChoice> frame(String command, String words) {
    return TaskExpression.frame(command, words, stepper());
  }

  /// Returns its present run.
  public Stepper stepper() {
    return loaded.stepper();
  }

  /// Returns the columns that pictures have.
  public PictureLayout layout() {
    return stepping.layout();
  }

  /// Returns what happened in its run so far.
  public List<TraceEvent> events(String command) {
    return stepping.trace(command, loaded).events();
  }

  /// Returns whether its time is virtual.
  public boolean isVirtual() {
    return !loaded.isReal();
  }

  /// Returns the program.
  public Program program() {
    return loaded.program();
  }

  /// Does something with the program's run that may take long.
  ///
  /// @param onlyLooks whether it changes nothing, so that the run goes the same way afterwards
  /// @param work is given the run, and what to tell how far it has come
  /// @throws dev.loopbook.shell.session.CommandException if the program is busy
  public <T> T use(
      String command, boolean onlyLooks, BiFunction<Stepper, Consumer<Position>, T> work) {
    stepping.requireStanding(command, loaded);
    var progress = new SteppingProgress(session.screen(), loaded);
    var before = loaded.stepper().visits().size();
    try {
      return work.apply(loaded.stepper(), progress);
    } finally {
      progress.end();
      if (!onlyLooks && loaded.stepper().visits().size() > before) {
        loaded.noteVisit();
      }
    }
  }

  /// Returns what was undone and may be done to its run again.
  public Set<Visit> visitsToCome() {
    return loaded.visitsToCome();
  }

  /// Shows how the program ended.
  public int show(StepResult.Ended end) {
    return stepping.show(end, loaded);
  }
}
