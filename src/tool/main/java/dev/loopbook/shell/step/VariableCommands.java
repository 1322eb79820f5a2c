package dev.loopbook.shell.step;

import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.Pager;
import dev.loopbook.shell.session.Session;
import dev.loopbook.step.FrameSnapshot;
import dev.loopbook.step.Stepper;
import dev.loopbook.step.TaskSnapshot;
import dev.loopbook.step.TaskSnapshot.State;
import dev.loopbook.step.view.FrameView;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The commands that look into the code of a task.
public final class VariableCommands {
  private final Session session;
  private final SteppingSession stepping;

  VariableCommands(Session session) {
    this.session = session;
    this.stepping = SteppingSession.of(session);
  }

  @Command(
      name = "locals",
      description = "Show the local variables of a task's code, frame by frame.",
      footer = {
        "locals A         every frame of task A, the innermost first",
        "locals A 2       only its second",
        "locals A 1 this  the first, and the fields of its this",
        "locals           of what runs, when a break stopped it at a line"
      })
  int locals(
      @Parameters(
              arity = "0..*",
              paramLabel = "TASK [FRAME] [this]",
              completionCandidates = FrameWords.Words.class,
              description = "The task, a frame of it, and `this` to see its fields.")
          @Nullable List<String> words) {
    var wanted = FrameWords.of("locals", words == null ? List.of() : words);
    var program = stepping.standing("locals");
    var task = task(wanted.task(), program.stepper());
    var frames = frames(task, program.stepper());
    if (frames.isEmpty()) {
      session
          .screen()
          .say(
              task.map(VariableCommands::whyNone)
                  .orElse("It runs none of the program's own code."));
      return ExitStatus.OK;
    }
    if (wanted.frame() > frames.size()) {
      throw CommandException.usage(
          "locals %s %d: it has %s",
          wanted.task(),
          wanted.frame(),
          frames.size() == 1 ? "one frame" : frames.size() + " frames");
    }
    var first = Math.max(1, wanted.frame());
    var shown = wanted.frame() == 0 ? frames : frames.subList(first - 1, first);
    Pager.show(
        FrameView.lines(task, shown, first, wanted.fields(), program::source, stepping.layout()),
        session);
    return ExitStatus.OK;
  }

  private static Optional<TaskSnapshot> task(String typed, Stepper stepper) {
    if (!typed.isEmpty()) {
      return switch (TaskFinder.find("locals", typed, stepper)) {
        case TaskFinder.Live(var found) -> Optional.of(found);
        case TaskFinder.Done(var found) ->
            throw CommandException.usage(
                "locals %s: it's done, and its variables are gone.   task %s shows how it ended",
                typed, found.name());
      };
    }
    if (stepper.line().isEmpty()) {
      throw CommandException.usage(
          "locals: of which task?   tasks lists them; without one, what a break stopped at a line");
    }
    return stepper.tasks().stream()
        .filter(task -> task.state() instanceof State.Running)
        .findFirst();
  }

  private List<FrameSnapshot> frames(Optional<TaskSnapshot> task, Stepper stepper) {
    return interruptibly(
        stepper,
        () ->
            task.map(found -> stepper.framesOfTask(found.number()))
                .orElseGet(stepper::framesOfCallback));
  }

  /// Does what may run the program's code, until Ctrl-C.
  private <T> T interruptibly(Stepper stepper, Supplier<T> work) {
    try (var _ = session.interrupts().to(stepper::interruptVisit)) {
      return work.get();
    }
  }

  private static String whyNone(TaskSnapshot task) {
    return task.state() instanceof State.Ready(var first, _) && first
        ? task.name() + " hasn't begun: its code has no variables yet."
        : task.name() + " runs none of the program's own code.";
  }
}
