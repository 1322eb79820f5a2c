package dev.loopbook.shell.step;

import dev.loopbook.explore.OrderToken;
import dev.loopbook.program.CodePlace;
import dev.loopbook.program.Program;
import dev.loopbook.program.RunOptions;
import dev.loopbook.shell.session.ProgramFile;
import dev.loopbook.shell.step.engine.Breakpoints;
import dev.loopbook.shell.step.engine.UndoneVisits;
import dev.loopbook.shell.step.engine.VisitedMoment;
import dev.loopbook.shell.step.engine.VisitedMoments;
import dev.loopbook.step.PaidVisit;
import dev.loopbook.step.StepResult;
import dev.loopbook.step.Stepper;
import dev.loopbook.step.Visit;
import dev.loopbook.text.TextFile;
import dev.loopbook.text.TimeText;
import dev.loopbook.watch.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The program that is loaded, and its present run.
final class LoadedProgram implements AutoCloseable {

  /// How many events are remembered: enough to look back, too few to fill the memory.
  private static final int TRACED = 50_000;

  private final ProgramFile file;
  private final Program program;
  private final boolean real;
  private final ProgramInput input;
  private final Optional<OrderToken> order;
  private @Nullable Trace trace;
  private Stepper stepper;
  private VisitedMoments timeline;
  private final UndoneVisits undone = new UndoneVisits();
  private Breakpoints breakpoints = new Breakpoints();

  /// @param order the order to follow; none for first in, first out
  LoadedProgram(
      ProgramFile file,
      Program program,
      boolean real,
      ProgramInput input,
      Optional<OrderToken> order) {
    this.order = order;
    this.input = input;
    this.file = file;
    this.program = program.toBeStepped();
    this.real = real;
    this.stepper = start(true, List.of());
    this.timeline = new VisitedMoments(stepper.history());
  }

  private Stepper start(boolean traced, List<PaidVisit> visits) {
    var options = (real ? RunOptions.realTime() : RunOptions.virtualTime()).withInput(input);
    if (!traced) {
      trace = null;
      return new Stepper(program, options, order, visits);
    }
    var events = new Trace(TRACED);
    trace = events;
    return new Stepper(program, options.withListener(events), order, visits);
  }

  /// Ends the present run and begins another, with nothing typed for it yet.
  void restart() {
    stepper.close();
    input.forget();
    stepper = start(true, List.of());
    timeline = new VisitedMoments(stepper.history());
    undone.clear();
  }

  /// Ends the present run and begins it again, with the input that it had, and with all that was
  /// done to it from outside: each thing again where it was done. Returns the old one, for
  /// comparison.
  ///
  /// @param traced whether to record its events, which takes as long as all the rest
  /// @param upTo where it's to pause next
  Stepper repeat(boolean traced, VisitedMoment upTo) {
    return repeat(traced, upTo, visits().stream().filter(visit -> !visit.inCallback()).toList());
  }

  /// As the other one, with these things done to it.
  Stepper repeat(boolean traced, VisitedMoment upTo, List<PaidVisit> kept) {
    var old = stepper;
    var before = visits().size();
    old.close();
    input.rewind();
    stepper = start(traced, kept);
    if (kept.size() < before) {
      timeline.forgetAfter(upTo, stepper.history()); // what came later isn't going to come again
    }
    return old;
  }

  /// Returns what was done to the run from outside, in order: so far, and where it passes later.
  List<PaidVisit> visits() {
    var all = new ArrayList<>(stepper.visits());
    all.addAll(stepper.visitsAhead());
    return all;
  }

  /// Returns what may still be done again.
  Set<Visit> visitsToCome() {
    var visits = new HashSet<>(undone.visits());
    stepper.visitsAhead().forEach(paid -> visits.add(paid.visit()));
    return visits;
  }

  /// Starts another run, beside the present one, with these things done to it and the input that
  /// was typed so far.
  Stepper rehearse(List<PaidVisit> visits) {
    return new Stepper(
        program, RunOptions.virtualTime().withInput(input.typedSoFar()), order, visits);
  }

  /// Returns the order it follows, if not first in, first out.
  Optional<OrderToken> order() {
    return order;
  }

  /// Notes that something was done to it from outside: where it went before doesn't follow from
  /// here any more, and what was done there isn't done again.
  void noteVisit() {
    stepper.forgetVisitsAhead();
    undone.clear();
    timeline.forgetAfter(moment(), stepper.history());
    timeline.visit(moment(), stepper.history());
  }

  ProgramInput input() {
    return input;
  }

  String name() {
    return file.name();
  }

  ProgramFile file() {
    return file;
  }

  /// Returns whether the file has changed since it was compiled.
  boolean hasChanged() {
    try {
      return !TextFile.read(file.file()).equals(program.source().text());
    } catch (IOException _) {
      return false; // A file that's gone hasn't become another program.
    }
  }

  /// Returns whether its file was there once and isn't any more.
  boolean isGone() {
    return !isForTyping() && Files.notExists(file.file());
  }

  Program program() {
    return program;
  }

  /// Returns whether nobody wrote it: then it's a loop for Java that is typed, and never ends.
  boolean isForTyping() {
    return program.source().text().isEmpty();
  }

  boolean isReal() {
    return real;
  }

  /// Returns the events of the present run; nothing if it was run again without recording them.
  Optional<Trace> trace() {
    return Optional.ofNullable(trace);
  }

  /// Returns the moment at which it's paused, or its end.
  VisitedMoment moment() {
    return new VisitedMoment(stepper.position(), stepper.ending().isPresent());
  }

  /// Returns what to stop for.
  Breakpoints breakpoints() {
    return breakpoints;
  }

  /// Stops for what another program was to be stopped for: it's an older version of this one.
  void stopFor(Breakpoints others) {
    breakpoints = others;
  }

  /// Returns where it has been.
  VisitedMoments timeline() {
    return timeline;
  }

  /// Returns what was done to it and has been undone.
  UndoneVisits undone() {
    return undone;
  }

  /// Takes over where it has been: what was undone is done again.
  void follow(VisitedMoments known) {
    timeline = known;
  }

  /// Notes where it stopped.
  void noteStop(StepResult stop) {
    switch (stop) {
      case StepResult.Paused _ when stepper.line().isPresent() -> {} // nobody gets there by a goto
      case StepResult.Paused _, StepResult.Ended _ -> {
        undone.passTo(moment());
        timeline.visit(moment(), stepper.history());
      }
      case StepResult.Busy _ -> {}
    }
  }

  Stepper stepper() {
    return stepper;
  }

  /// Returns what the prompt shows: `ch01/TwoTasks 12 @0.500s`.
  String prompt() {
    if (stepper.isBusy()) {
      return name() + " busy"; // nothing of it can be asked for
    }
    var where = stepper.where();
    var time = where.map(at -> " @" + TimeText.point(at.nanos()) + "s").orElse("");
    if (stepper.ending().isPresent()) {
      return name() + " ended" + time;
    }
    var inTick = stepper.position().callbacks();
    var tick = where.map(at -> "" + at.tick()).orElse("") + (inTick > 0 ? "." + inTick : "");
    var loop = where.filter(at -> at.loop() > 1).map(at -> at.loop() + ":").orElse("");
    var line = stepper.line().map(at -> " at " + at).orElse("");
    return name() + " " + loop + tick + time + line;
  }

  /// Returns the text of a line of the program.
  Optional<String> source(CodePlace place) {
    return place.file().equals(program.name() + ".java")
        ? program.source().line(place.line())
        : Optional.empty();
  }

  @Override
  public void close() {
    stepper.close();
  }
}
