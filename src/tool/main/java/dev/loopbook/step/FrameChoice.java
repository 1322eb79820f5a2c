package dev.loopbook.step;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LiveFrame;
import dev.loopbook.loop.Task;
import dev.loopbook.program.LocalVariable;
import dev.loopbook.program.ProgramRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A frame of a task's code, named so that it's found again when the run is repeated.
///
/// @param place the place of a live task in its loop's list, from 0; nothing for the callback that
///   is stopped at a line
/// @param number which of its frames in the program's own code, from 1, the innermost
public record FrameChoice(OptionalInt place, int number) {

  /// The innermost frame of the callback that is stopped at a line.
  public static final FrameChoice RUNNING = new FrameChoice(OptionalInt.empty(), 1);

  /// Returns the frame, on the thread of its paused loop.
  private Optional<LiveFrame> in(EventLoop loop, ProgramRun run) {
    return stack(loop).stream()
        .filter(frame -> !run.program().frames().of(frame.place()).isEmpty())
        .skip(number - 1L)
        .findFirst();
  }

  private List<LiveFrame> stack(EventLoop loop) {
    return place.isEmpty()
        ? LiveFrame.ofRunningCallback()
        : loop.tasks().stream()
            .skip(place.getAsInt())
            .findFirst()
            .map(Task::liveStack)
            .orElse(List.of());
  }

  /// Returns what the frame's code can call by a simple name, on the thread of its paused loop.
  public Optional<List<LocalVariable>> visible(EventLoop loop, ProgramRun run) {
    return in(loop, run).map(run::visible);
  }
}
