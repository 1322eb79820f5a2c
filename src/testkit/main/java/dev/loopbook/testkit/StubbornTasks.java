package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopEscape;
import dev.loopbook.loop.LoopListener;
import dev.loopbook.loop.Runner;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import dev.loopbook.text.SourcePlace;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Notices tasks that were cancelled and go on, and ends a stage in which nobody else does.
///
/// A task may await as often as it needs while it cleans up, so awaiting alone proves nothing.
/// Neither does time: in virtual time, a task that swallows its cancellation goes through a day in
/// a second, or takes minutes for it, depending on how long it sleeps. What counts is that it has
/// gone on for two thousand steps and then for two thousand more, in which no other task made a
/// single one, and that no timer from before is left that could still wake somebody.
///
/// Belongs to the loop's thread.
final class StubbornTasks implements LoopListener {

  private static final int MANY = 2_000;

  /// Ends a run in which only such tasks go on.
  static final class OnlyTheyGoOn extends LoopEscape {
    private static final long serialVersionUID = 1L;

    private OnlyTheyGoOn(String message) {
      super(message);
    }
  }

  /// A task that was asked to stop.
  private static final class Asked {
    final String when;
    int suspensions;

    // What there was when it last had made so many steps.
    List<TimerHandle> timers = List.of();
    long stepsOfOthers;

    Asked(String when) {
      this.when = when;
    }

    boolean goesOn() {
      return suspensions > 1;
    }
  }

  private final Map<Task<?>, Asked> asked = new LinkedHashMap<>();
  private final Set<Task<?>> told = new HashSet<>();
  private boolean cleaningUp;
  private long stepsOfOthers; // only counted while somebody was asked to stop
  private boolean onlyTheyGoOn;

  @Override
  public void mainBegins(Runner runner, Task<?> main) {
    cleaningUp = false;
    onlyTheyGoOn = false;
  }

  @Override
  public void cleanUpBegins(EventLoop loop, @Nullable Throwable failure) {
    cleaningUp = true;
    onlyTheyGoOn = false;
    asked.clear(); // each of them is cancelled once more now
  }

  @Override
  public void cancelRequested(Task<?> task, @Nullable String message) {
    asked.computeIfAbsent(
        task, _ -> new Asked(cleaningUp ? " at the end of the test" : lineOfRequest(task.loop())));
  }

  private static String lineOfRequest(EventLoop loop) {
    if (loop.currentHandle().isEmpty()) {
      return ""; // the loop itself does it, for a time limit
    }
    var thread = Thread.currentThread();
    var loader =
        Optional.ofNullable(thread.getContextClassLoader())
            .orElseGet(ClassLoader::getSystemClassLoader);
    return OwnLine.in(thread.getStackTrace(), loader)
        .map(line -> " at " + SourcePlace.of(line))
        .orElse("");
  }

  @Override
  public void futureDone(Future<?> future) {
    if (!asked.isEmpty() && future instanceof Task<?>) {
      asked.remove(future);
    }
  }

  @Override
  public void taskStepBegins(
      Task<?> task, @Nullable Future<?> resumedBy, @Nullable Throwable thrown) {
    if (!asked.isEmpty()
        && !goesOnForLong(task)
        && task.maker().filter(this::goesOnForLong).isEmpty()) {
      stepsOfOthers++;
    }
  }

  private boolean goesOnForLong(Task<?> task) {
    var request = asked.get(task);
    return request != null && request.suspensions >= MANY;
  }

  @Override
  public void taskSuspended(Task<?> task, @Nullable Future<?> waitsFor) {
    var request = asked.isEmpty() ? null : asked.get(task);
    if (request == null) {
      return;
    }
    if (task.cancelling() == 0) {
      asked.remove(task); // a time-out or a group has taken its request back
    } else if (++request.suspensions % MANY == 0) {
      look(task.loop(), request);
    }
  }

  private void look(EventLoop loop, Asked request) {
    var timers = loop.timers();
    onlyTheyGoOn =
        request.suspensions > MANY
            && request.stepsOfOthers == stepsOfOthers
            && request.timers.stream().noneMatch(timers::contains)
            && loop.outsideWork() == 0;
    request.timers = timers;
    request.stepsOfOthers = stepsOfOthers;
  }

  @Override
  public void tickBegins(EventLoop loop) {
    if (onlyTheyGoOn) {
      onlyTheyGoOn = false;
      throw new OnlyTheyGoOn(String.join("\n", sentences()));
    }
  }

  private List<String> sentences() {
    return goingOn().map(each -> sentence(each.getKey(), each.getValue())).toList();
  }

  private static String sentence(Task<?> task, Asked request) {
    return format(
        "task %s was cancelled%s and goes on: it waits for %s%s. Code that catches CancelledError"
            + " has to throw it again",
        task.displayName(),
        request.when,
        task.waitsFor(),
        task.line().map(line -> ", at " + SourcePlace.of(line)).orElse(""));
  }

  /// Returns the failure of a stage that such tasks kept from ending, with their lines; empty if
  /// there are none.
  Optional<StubbornTaskError> error(Throwable ended) {
    return goingOn()
        .findFirst()
        .map(
            first ->
                new StubbornTaskError(
                    String.join("\n", sentences()),
                    told.addAll(goingOn().map(Map.Entry::getKey).toList()),
                    first.getKey().stack(),
                    ended));
  }

  private Stream<Map.Entry<Task<?>, Asked>> goingOn() {
    return asked.entrySet().stream().filter(each -> each.getValue().goesOn());
  }
}
