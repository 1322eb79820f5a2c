package dev.loopbook.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionContext;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import dev.loopbook.program.CodePlace;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.step.StopRule.Kind;
import dev.loopbook.sync.Queue;
import dev.loopbook.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Watches a run for what it's to be stopped for.
///
/// Most rules are about something that a callback does. The program is stopped as soon as that
/// callback has ended: nothing is half done then. Only a line of the program is stopped at in the
/// middle of one.
///
/// Called by the program's threads; the shell's thread sets the rules while those are paused.
final class StopRules implements LoopListener {

  private final StepRecorder recorder;

  /// Whether the first of the ready callbacks is the next to run: not if somebody chose an order.
  private final boolean isFirstNext;

  private final Supplier<ProgramRun> run;

  private volatile @Nullable Thread asking; // written by a thread that evaluates a condition

  private volatile List<StopRule> rules = List.of(); // written while the program is paused

  private final List<StopHit> hits = new ArrayList<>(); // guarded by itself

  StopRules(StepRecorder recorder, boolean isFirstNext, Supplier<ProgramRun> run) {
    this.recorder = recorder;
    this.run = run;
    this.isFirstNext = isFirstNext;
  }

  /// Watches for these from now on.
  void set(List<StopRule> wanted) {
    rules = List.copyOf(wanted);
    synchronized (hits) {
      hits.clear();
    }
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  /// Returns the lines to stop at.
  Set<CodePlace> lines() {
    return rules.stream()
        .flatMap(rule -> rule instanceof StopRule.AtLine(var place) ? Stream.of(place) : null)
        .collect(Collectors.toSet());
  }

  /// Returns what it was stopped for.
  List<StopHit> hits() {
    synchronized (hits) {
      return List.copyOf(hits);
    }
  }

  /// Looks for what the rules are about at a point between two callbacks, and returns whether
  /// there's anything to stop for, noted before or now.
  boolean areHit(EventLoop loop) {
    for (var rule : rules) {
      switch (rule) {
        case StopRule.TaskIsNext(var name) -> {
          if (isFirstNext) {
            next(loop)
                .filter(isCalled(name))
                .ifPresent(task -> hit(rule, name(task) + " runs next"));
          }
        }
        case StopRule.QueueLonger(var name, var than) ->
            queues(loop)
                .filter(queue -> queue.size() > than && isNamed(queue, name))
                .findFirst()
                .ifPresent(queue -> hit(rule, SafeText.of(queue) + format(": more than %d", than)));
        case StopRule.TaskHasRun _,
            StopRule.TaskEnds _,
            StopRule.AtLine _,
            StopRule.OnEvent _,
            StopRule.Prints _,
            StopRule.Holds _ -> {}
      }
    }
    synchronized (hits) {
      return !hits.isEmpty();
    }
  }

  /// Notes that the program is about to run a line.
  void atLine(CodePlace place, Optional<Task<?>> task) {
    var who = task.map(this::name).orElse("a callback");
    hit(new StopRule.AtLine(place), format("%s runs %s next", who, place), Optional.of(place));
  }

  private static Optional<Task<?>> next(EventLoop loop) {
    return loop.ready().stream()
        .filter(handle -> !handle.isCancelled())
        .findFirst()
        .flatMap(Handle::task);
  }

  private static Stream<Queue<?>> queues(EventLoop loop) {
    return loop.resources().open().stream()
        .flatMap(thing -> thing instanceof Queue<?> queue ? Stream.of(queue) : null);
  }

  private static boolean isNamed(Queue<?> queue, String name) {
    return queue.name().equals(name) || name.equalsIgnoreCase("queue");
  }

  private String name(Task<?> task) {
    return recorder.called(task);
  }

  private Predicate<Task<?>> isCalled(String name) {
    return task -> recorder.isCalled(task, name);
  }

  private void hit(StopRule rule, String what) {
    hit(rule, what, Optional.empty());
  }

  private void hit(StopRule rule, String what, Optional<CodePlace> place) {
    var hit = new StopHit(rule, what, place);
    synchronized (hits) {
      if (!hits.contains(hit)) {
        hits.add(hit);
      }
    }
  }

  private void event(Kind kind, String what) {
    var rule = new StopRule.OnEvent(kind);
    if (rules.contains(rule)) {
      hit(rule, what);
    }
  }

  /// Interrupts the condition that is being evaluated, if one is. May be called from any thread.
  void interrupt() {
    var thread = asking;
    if (thread != null) {
      run.get().interruptGuest(thread);
    }
  }

  // ---- watching ----

  @Override
  public void handleEnds(Handle handle) {
    for (var rule : rules) {
      if (rule instanceof StopRule.Holds(var text, var condition)) {
        ask(rule, text, condition);
      }
    }
  }

  /// Finds out whether a condition holds. It's the program's own code, so nobody may hold a lock
  /// meanwhile.
  private void ask(StopRule rule, String text, StopCondition condition) {
    var program = run.get();
    asking = Thread.currentThread();
    try {
      program.host(
          () -> {
            try {
              if (condition.holds(program)) {
                hit(rule, text);
              }
            } catch (Throwable thrown) {
              hit(rule, format("%s can't be said: %s", text, SafeText.ofFailure(thrown)));
            }
          },
          _ -> {});
    } finally {
      asking = null;
    }
  }

  /// Notes what the program prints.
  void printed(String text) {
    for (var rule : rules) {
      if (rule instanceof StopRule.Prints(var wanted) && text.contains(wanted)) {
        hit(rule, format("it printed \"%s\"", SafeText.of(text.strip())));
      }
    }
    event(Kind.PRINT, "it printed");
  }

  @Override
  public void taskCreated(Task<?> task) {
    if (!rules.isEmpty()) {
      event(Kind.CREATE, name(task) + " was made");
    }
  }

  @Override
  public void taskSuspended(Task<?> task, @Nullable Future<?> waitsFor) {
    for (var rule : rules) {
      noteRun(rule, task);
    }
  }

  private void noteRun(StopRule rule, Task<?> task) {
    var name =
        switch (rule) {
          case StopRule.TaskHasRun(var wanted) -> wanted;
          case StopRule.TaskIsNext(var wanted) -> isFirstNext ? null : wanted;
          default -> null;
        };
    if (name != null && recorder.isCalled(task, name)) {
      hit(rule, name(task) + " has run");
    }
  }

  @Override
  public void futureDone(Future<?> future) {
    if (rules.isEmpty() || !(future instanceof Task<?> task)) {
      return;
    }
    for (var rule : rules) {
      noteRun(rule, task);
      if (rule instanceof StopRule.TaskEnds(var wanted) && recorder.isCalled(task, wanted)) {
        hit(rule, name(task) + " is done");
      }
    }
    event(Kind.END, name(task) + " is done");
    if (!task.isCancelled() && task.unretrievedException().isPresent()) {
      event(Kind.FAIL, name(task) + " failed");
    }
  }

  @Override
  public void cancelRequested(Task<?> task, @Nullable String message) {
    if (!rules.isEmpty()) {
      event(Kind.CANCEL, name(task) + " was asked to stop");
    }
  }

  @Override
  public void failureReported(EventLoop loop, ExceptionContext context) {
    event(Kind.FAIL, SafeText.of(context.message()));
  }

  @Override
  public void timerFired(TimerHandle timer) {
    if (!rules.isEmpty()) {
      event(Kind.TIMER, recorder.called(timer) + " was due");
    }
  }
}
