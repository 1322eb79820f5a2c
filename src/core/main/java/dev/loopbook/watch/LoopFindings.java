package dev.loopbook.watch;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Generator;
import dev.loopbook.loop.Origin;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.ThreadJob;
import dev.loopbook.loop.TimerHandle;
import dev.loopbook.sync.Primitive;
import dev.loopbook.sync.Queue;
import dev.loopbook.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns what is left on a loop into findings.
final class LoopFindings {

  private LoopFindings() {}

  /// Returns what `run` is about to cancel and close when a program has ended.
  ///
  /// @param wentWell whether the program returned, so that no failure explains why tasks are left
  static List<Finding> atCleanUp(EventLoop loop, boolean wentWell) {
    var found = new ArrayList<Finding>();
    var left = loop.tasks().stream().filter(task -> task.cancelling() == 0).toList();
    if (wentWell) {
      left.forEach(task -> found.add(atWork(task)));
    }
    if (loop.tasks().isEmpty()) {
      // Otherwise a generator may be in use by a task that will close it when it is cancelled.
      loop.resources().open().stream()
          .filter(Generator.class::isInstance)
          .forEach(generator -> found.add(generator(generator, loop)));
    }
    return found;
  }

  static Finding atWork(Task<?> task) {
    return new Finding.TaskLeft(
        task.displayName(), SafeText.of(task.waitsFor()), made(task), stands(task));
  }

  static Finding pending(Task<?> task) {
    return new Finding.TaskPending(
        task.displayName(), SafeText.of(task.waitsFor()), made(task), stands(task));
  }

  static Finding unretrieved(Future<?> future) {
    var failure = future.unretrievedException();
    return new Finding.NeverRetrieved(
        future instanceof Task<?> task ? "task " + task.displayName() : nameOf(future),
        failure.map(SafeText::ofFailure).orElse(""),
        future instanceof Task<?> task ? made(task) : Optional.empty(),
        failure.flatMap(LoopFindings::thrownAt));
  }

  static List<Finding> open(Object resource, EventLoop loop) {
    return switch (resource) {
      case Queue<?> queue -> unfinished(queue);
      case Primitive primitive -> held(primitive);
      case Generator<?> generator -> List.of(generator(generator, loop));
      case SelfReporting own -> own.leftBehind(opened(own, loop));
      case ThreadJob job -> List.of(new Finding.ThreadAtWork(opened(job, loop)));
      default -> List.of(new Finding.Unclosed(SafeText.of(resource), opened(resource, loop)));
    };
  }

  static Finding timer(TimerHandle timer, Optional<StackTraceElement> place) {
    return new Finding.TimerLeft(SafeText.of(timer.label()), timer.when().toNanos(), place);
  }

  private static List<Finding> unfinished(Queue<?> queue) {
    // If nobody counts, a queue always has unfinished items: no mistake there.
    if (!queue.isCounted() || queue.unfinished() == 0) {
      return List.of();
    }
    return List.of(
        new Finding.UnfinishedItems(
            queue.toString(), queue.unfinished(), queue.origin().map(Origin::place)));
  }

  private static List<Finding> held(Primitive primitive) {
    return primitive.holders().stream()
        .<Finding>map(
            holder ->
                new Finding.StillHeld(
                    primitive.toString(),
                    holder.task().displayName(),
                    holder.place().map(Origin::place)))
        .toList();
  }

  private static Finding generator(Object generator, EventLoop loop) {
    return new Finding.GeneratorLeft(opened(generator, loop));
  }

  private static Optional<StackTraceElement> opened(Object resource, EventLoop loop) {
    return loop.resources().origin(resource).map(Origin::place);
  }

  private static Optional<StackTraceElement> made(Task<?> task) {
    return task.origin().map(Origin::place);
  }

  private static Optional<StackTraceElement> stands(Task<?> task) {
    return task.loop().setup().tracksOrigins() ? task.line() : Optional.empty();
  }

  private static String nameOf(Future<?> future) {
    var label = SafeText.of(future.label());
    return label.startsWith("<Future ") ? "a future" : label;
  }

  private static Optional<StackTraceElement> thrownAt(Throwable failure) {
    return ProgramLines.first(failure.getStackTrace());
  }
}
