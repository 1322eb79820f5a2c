package dev.loopbook.prompt;

import dev.loopbook.loop.LoopEscape;
import dev.loopbook.program.GuestInterrupted;
import dev.loopbook.step.Goal;
import dev.loopbook.step.LoopStatus;
import dev.loopbook.step.Position;
import dev.loopbook.step.PrintedText;
import dev.loopbook.step.StepResult;
import dev.loopbook.step.Stepper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs a snippet to its end: pays the visit, and lets the loop tick for as long as the snippet
/// waits.
///
/// The shell's thread runs it; [#interrupt] may be called from any.
final class SnippetRun {
  private final Stepper stepper;
  private final SnippetVisit visit;
  private final Consumer<Position> meanwhile;
  private final List<PrintedText> printed = new ArrayList<>();
  private volatile boolean visiting = true; // written by the shell's thread, read by any
  private volatile boolean interrupted; // written by the one that interrupts, read by the shell's
  private volatile @Nullable Thread apart;
  private Optional<StepResult.Ended> end = Optional.empty();
  private Optional<String> stuckOn = Optional.empty();
  private boolean cleanUp;

  SnippetRun(Stepper stepper, SnippetVisit visit, Consumer<Position> meanwhile) {
    this.stepper = stepper;
    this.visit = visit;
    this.meanwhile = meanwhile;
  }

  /// Returns what the loop did meanwhile; nothing if the snippet didn't have to wait.
  Optional<Way> toItsEnd() {
    try {
      if (!stepper.visit(visit)) {
        stepper.noteAfterEnd(visit);
        runApart();
        return Optional.empty();
      }
    } finally {
      visiting = false;
    }
    visit
        .failure()
        .filter(LoopEscape.class::isInstance)
        .ifPresent(_ -> note(stepper.go(Goal.end(), meanwhile))); // as System.exit does
    if (end.isPresent()) {
      return Optional.of(new Way(0, 0, printed, end));
    }
    return visit.isDone() ? Optional.empty() : Optional.of(wait(stepper.where()));
  }

  /// The program is over, and so is its loop: a thread of our own has to do.
  private void runApart() {
    var thread = Thread.ofPlatform().daemon().name("java").unstarted(this::callApart);
    apart = thread;
    thread.start();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        thread.interrupt();
      }
    }
  }

  private void callApart() {
    visit.runWithoutLoop(stepper.run());
  }

  private Way wait(Optional<LoopStatus> from) {
    var ticks = stepper.position().ticks();
    while (!visit.isDone() && end.isEmpty()) {
      if (interrupted) {
        cancel();
        break;
      }
      if (!stepper.canGoOn()) {
        stuckOn = Optional.of(visit.waitsFor());
        cancel();
        break;
      }
      note(stepper.go(Goal.tickWhen(visit::isDone), meanwhile));
    }
    var nanos =
        stepper.where().map(LoopStatus::nanos).orElse(0L) - from.map(LoopStatus::nanos).orElse(0L);
    return new Way(stepper.position().ticks() - ticks, nanos, printed, end);
  }

  private void note(StepResult stop) {
    stop.steps()
        .ticks()
        .forEach(
            tick -> {
              tick.turns().forEach(turn -> printed.addAll(turn.printed()));
              printed.addAll(tick.besides());
              cleanUp |= tick.cleanUp();
            });
    switch (stop) {
      case StepResult.Paused paused -> printed.addAll(paused.printed());
      case StepResult.Ended ended -> {
        printed.addAll(ended.printed());
        end = Optional.of(ended);
      }
      // a callback holds the loop and doesn't let go: whoever pressed Ctrl-C means that one
      case StepResult.Busy _ -> stepper.interruptCallback();
    }
  }

  private void cancel() {
    stepper.visit(visit.cancellation());
  }

  /// Interrupts the snippet.
  void interrupt() {
    interrupted = true;
    visit.refuseToBegin();
    var thread = apart;
    if (thread != null) {
      stepper.run().interruptGuest(thread);
    } else if (visiting) {
      stepper.interruptVisit();
    } else {
      stepper.interrupt();
    }
  }

  boolean wasInterrupted() {
    return interrupted || visit.failure().filter(GuestInterrupted.class::isInstance).isPresent();
  }

  /// Returns whether the program ended while the snippet waited.
  boolean isOver() {
    return end.isPresent() || cleanUp;
  }

  /// Returns whether it ran on a thread of its own, without a loop.
  boolean isApart() {
    return apart != null;
  }

  /// Returns what it would have waited for without end, if it had been let.
  Optional<String> stuckOn() {
    return stuckOn;
  }
}
