package dev.loopbook.shell.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Session;
import dev.loopbook.shell.step.engine.UndoneVisits;
import dev.loopbook.shell.step.engine.VisitedMoment;
import dev.loopbook.step.Goal;
import dev.loopbook.step.Intervention;
import dev.loopbook.step.LoopStatus;
import dev.loopbook.step.PaidVisit;
import dev.loopbook.step.Position;
import dev.loopbook.step.StepResult;
import dev.loopbook.step.Stepper;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.watch.Trace;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes the loaded program to other moments of its run, ahead or behind.
///
/// What's behind is reached by running the program again up to there ([Position] explains why that
/// works). A run that only has to get somewhere is spared all that nobody will look at: reports of
/// its ticks are made of the last one alone, and events aren't recorded until `trace` asks for
/// them.
final class TimeTravel {

  /// A tick as the prompt shows it: `12`, `12.3`, `2:12.3`.
  private static final Pattern TICK =
      Pattern.compile("(?:(\\d{1,9}):)?(\\d{1,18})(?:\\.(\\d{1,9}))?");

  private final Session session;
  private final SteppingSession stepping;

  /// The first tick that wasn't the same when the program was run again; 0 if all were.
  private long differsFrom;

  TimeTravel(Session session, SteppingSession stepping) {
    this.session = session;
    this.stepping = stepping;
  }

  // ---- commands ----

  /// Goes back this many steps.
  int back(long count) {
    var program = stepping.loaded("back");
    requireVirtualTime("back", program);
    var here = program.moment();
    if (program.stepper().line().isPresent()) {
      return show(goTo(program, here.back(count - 1)), program); // to where its callback began
    }
    var undone = madeHere(program, count);
    if (undone > 0 && undone == count) {
      return undo(program, undone);
    }
    var target = here.back(count - undone);
    if (target.equals(here) && undone > 0) {
      return undo(program, undone);
    }
    if (target.equals(here)) {
      throw CommandException.usage("back: this is the beginning.   tick runs the first tick");
    }
    return undoAfter(program, target);
  }

  /// Returns how many of the last things that were done to the program here are changes that
  /// somebody made, and so steps of their own; at most `most`.
  private static int madeHere(LoadedProgram program, long most) {
    var here = program.stepper().position();
    var visits = program.stepper().visits().reversed();
    return (int)
        visits.stream()
            .limit(program.moment().isEnd() ? 0 : most)
            .takeWhile(visit -> visit.at().equals(here) && visit.visit() instanceof Intervention)
            .count();
  }

  /// Undoes the last things that were done here, and stays.
  private int undo(LoadedProgram program, int count) {
    var done = repeatable(program.stepper().visits());
    return undo(program, program.moment(), done.subList(0, done.size() - count));
  }

  /// Goes back to a moment, and undoes what was done later.
  private int undoAfter(LoadedProgram program, VisitedMoment target) {
    var done = repeatable(program.stepper().visits());
    var kept =
        done.stream()
            .takeWhile(visit -> !VisitedMoment.of(visit.at()).isAfter(target.at()))
            .toList();
    return kept.size() == done.size()
        ? show(goTo(program, target), program)
        : undo(program, target, kept);
  }

  /// Goes to a moment of the run to which only these things are done.
  private int undo(LoadedProgram program, VisitedMoment target, List<PaidVisit> kept) {
    requireVirtualTime("back", program);
    var all = repeatable(program.visits());
    var undone =
        new UndoneVisits.Undone(all.subList(kept.size(), all.size()), program.timeline().copy());
    program.undone().push(undone);
    program.timeline().forgetAfter(VisitedMoment.of(undone.at()), program.stepper().history());
    var status = show(arrive(program, target, program.repeat(false, target, kept)), program);
    for (var words : undone.words().reversed()) {
      session.screen().say("Undone: you %s.   forward does it again", words);
    }
    return status;
  }

  private static List<PaidVisit> repeatable(List<PaidVisit> visits) {
    return visits.stream().filter(visit -> !visit.inCallback()).toList();
  }

  /// Goes forward to the moment visited before that comes next, this many times. What was undone is
  /// done again where it was done, which is a step of its own.
  int forward(long count) {
    var program = stepping.loaded("forward");
    stepping.requireStanding("forward", program);
    var way = WayForward.take(program, count);
    if (way.isNowhere()) {
      throw CommandException.usage(
          "forward: you haven't been any further.   tick, continue and goto go there");
    }
    if (way.again().isEmpty()) {
      return show(goTo(program, way.target()), program);
    }
    var visits =
        Stream.concat(repeatable(program.visits()).stream(), way.again().stream()).toList();
    var old = program.repeat(false, way.target(), visits);
    var status = show(arrive(program, way.target(), old), program);
    for (var words : UndoneVisits.words(way.again())) {
      session.screen().say("Done again: you %s.", words);
    }
    return status;
  }

  /// Goes to a moment that somebody has typed.
  int goTo(String typed) {
    var program = stepping.loaded("goto");
    stepping.requireStanding("goto", program);
    if (typed.equals("end")) {
      return toTheEnd(program);
    }
    var tick = TICK.matcher(typed);
    if (tick.matches()) {
      var shown = program.stepper().where().map(LoopStatus::loop).orElse(1);
      var loop = tick.group(1) == null ? shown : Integer.parseInt(tick.group(1));
      var callbacks = tick.group(3) == null ? 0 : Integer.parseInt(tick.group(3));
      return toTick(program, typed, loop, Long.parseLong(tick.group(2)), callbacks);
    }
    return toTime(program, typed);
  }

  private int toTheEnd(LoadedProgram program) {
    if (program.moment().isEnd()) {
      return alreadyThere("the end");
    }
    var status = show(stepping.go(program, Goal.end()), program);
    if (program.isForTyping() && !program.stepper().canGoOn()) {
      session.screen().say("The loop has nothing left to do: it waits for what you type.");
    }
    return status;
  }

  private int toTick(LoadedProgram program, String typed, int loop, long tick, int callbacks) {
    if (tick == 0 && callbacks > 0) {
      throw CommandException.usage(
          "goto %s: the first tick is tick 1.   A time is written 0.5s or @0.5", typed);
    }
    // the prompt has 12.3 in the middle of tick 12
    var complete = callbacks == 0 ? tick : tick - 1;
    var known =
        complete == 0 && loop == 1
            ? Optional.of(Position.BEGINNING)
            : program.timeline().tick(loop, complete);
    if (known.isEmpty() && program.moment().isEnd()) {
      throw CommandException.usage(
          "goto %s: the program ends before that.   goto end is its end", typed);
    }
    if (known.isPresent()) {
      return toPosition(program, typed, new Position(known.get().ticks(), callbacks));
    }
    var stop = stepping.go(program, program.stepper().tickOf(loop, complete));
    if (!(stop instanceof StepResult.Paused) || callbacks == 0) {
      return showOrEnd(stop, typed, program);
    }
    return toPosition(
        program, typed, new Position(program.stepper().position().ticks(), callbacks));
  }

  private int toTime(LoadedProgram program, String typed) {
    var nanos =
        LoopTime.parse(
            "goto", typed, "neither a tick nor a loop time.   Write 12, 0.5s, 500ms, 1m or end");
    var loop = program.stepper().where().map(LoopStatus::loop).orElse(1);
    var known = program.timeline().time(loop, nanos);
    if (known.isPresent()) {
      return toPosition(program, typed, known.get());
    }
    return program.moment().isEnd()
        ? show(goTo(program, program.moment().back(1)), program)
        : showOrEnd(stepping.go(program, Goal.time(nanos)), typed, program);
  }

  private int showOrEnd(StepResult stop, String typed, LoadedProgram program) {
    var status = show(stop, program);
    if (stop instanceof StepResult.Ended) {
      session.screen().say("The program ends before %s.", typed);
    }
    return status;
  }

  private int toPosition(LoadedProgram program, String typed, Position position) {
    var target = new VisitedMoment(position, false);
    if (target.equals(program.moment()) && program.stepper().line().isEmpty()) {
      return alreadyThere("this moment");
    }
    var status = show(goTo(program, target), program);
    if (position.callbacks() > 0 && program.moment().at().ticks() > position.ticks()) {
      session.screen().say("%s: this tick runs fewer callbacks. Here it is over.", typed);
    }
    return status;
  }

  private int alreadyThere(String what) {
    session.screen().say("You are at %s already.", what);
    return ExitStatus.OK;
  }

  /// Runs the program again to the present moment and records its events on the way. Returns them;
  /// nothing if that was interrupted.
  Optional<Trace> traced(String command) {
    var program = stepping.loaded(command);
    stepping.requireStanding(command, program);
    if (program.stepper().line().isPresent()) {
      throw CommandException.usage(
          "%s: its events aren't recorded after going back, and can't be in the middle of a callback."
              + "   step ends it",
          command);
    }
    var here = program.moment();
    run(program, here, true);
    warn();
    return here.equals(program.moment()) ? program.trace() : Optional.empty();
  }

  // ---- getting there ----

  /// Takes a program to a moment of its run, wherever it is now.
  private StepResult goTo(LoadedProgram program, VisitedMoment target) {
    return target.compareTo(program.moment()) > 0
        ? stepping.go(program, goal(target))
        : run(program, target, false);
  }

  private StepResult run(LoadedProgram program, VisitedMoment target, boolean traced) {
    requireVirtualTime("goto", program);
    return arrive(program, target, program.repeat(traced, target));
  }

  /// Takes a program to a moment, wherever it is now, and shows that.
  int arrive(LoadedProgram program, VisitedMoment target) {
    var isThere = target.equals(program.moment());
    if (isThere && target.at().equals(Position.BEGINNING) && program.visits().isEmpty()) {
      return ExitStatus.OK; // nothing has run, and there's nothing to show
    }
    return show(isThere ? run(program, target, false) : goTo(program, target), program);
  }

  private StepResult arrive(LoadedProgram program, VisitedMoment target, Stepper old) {
    var stop = stepping.go(program, goal(target));
    var difference = program.stepper().firstDifference(old);
    if (difference > 0) {
      program.timeline().forgetAfter(program.moment(), program.stepper().history());
      differsFrom = difference;
    }
    return stop;
  }

  private static Goal goal(VisitedMoment target) {
    if (target.isEnd()) {
      return Goal.end();
    }
    return target.at().equals(Position.BEGINNING) ? Goal.beginning() : Goal.position(target.at());
  }

  private static void requireVirtualTime(String command, LoadedProgram program) {
    if (program.isReal()) {
      throw CommandException.usage(
          "%s: this program runs in real time, which can't be replayed."
              + "   load it without --real to step back",
          command);
    }
  }

  /// Shows where it has come, with the last tick only: the others were seen, or may be gone to.
  private int show(StepResult stop, LoadedProgram program) {
    if (stop instanceof StepResult.Paused && program.moment().at().equals(Position.BEGINNING)) {
      stepping.sayNothingHasRun();
    }
    var status =
        stepping.show(
            stop instanceof StepResult.Paused paused ? paused.withLastTick() : stop, program);
    warn();
    stepping.showWatched(program);
    return status;
  }

  private void warn() {
    if (differsFrom > 0) {
      session
          .screen()
          .say(
              new Span(
                  format(
                      "The program took a different path this time, from its tick %d on: it depends on chance, on threads, or on the wall clock.",
                      differsFrom),
                  Style.WARNING));
    }
  }
}
