package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Tasks that belong together: the block that made them ends only when all of them have.
///
/// If one fails, or the block does, the others are cancelled, and all failures leave the block as one
/// [ExceptionGroup]. As CPython 3.13's `asyncio.TaskGroup`; the block is a lambda because a Java
/// `close()` is not told what its block threw.
///
///     var users = await(taskGroup(group -> {
///       var alice = group.createTask(fetchUser(1));
///       var bob = group.createTask(fetchUser(2));
///       return List.of(alice, bob);
///     }));
///     users.getFirst().result();
public final class TaskGroup implements Dependent {

  private final EventLoop loop = EventLoop.running();
  private final Task<?> parent = Async.currentTask();
  private final SequencedSet<Task<?>> tasks = new LinkedHashSet<>();
  private final List<Throwable> errors = new ArrayList<>();

  private boolean exiting;
  private boolean aborting;
  private boolean cancelledParent;
  private @Nullable LoopEscape escape;
  private @Nullable Future<@Nullable Void> allDone;

  private TaskGroup() {}

  /// Returns a coroutine that runs `body` and then waits for the tasks that it made.
  static <T extends @Nullable Object> Coroutine<T> of(Body.In<TaskGroup, T> body) {
    return Coroutine.named("taskGroup", () -> new TaskGroup().run(body));
  }

  private <T extends @Nullable Object> T run(Body.In<TaskGroup, T> body) throws Throwable {
    T value;
    try {
      value = body.run(this);
    } catch (Throwable failure) {
      exit(failure); // throws what the block leaves with, unless that is the failure itself
      throw failure;
    }
    exit(null);
    return value;
  }

  /// Makes a task that belongs to this group.
  ///
  /// @throws IllegalStateException if the group is shutting down or over
  public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
    return add(coroutine, null);
  }

  /// Makes a task that belongs to this group and that people will know as `name`.
  ///
  /// @throws IllegalStateException if the group is shutting down or over
  public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, String name) {
    return add(coroutine, name);
  }

  private <T extends @Nullable Object> Task<T> add(Coroutine<T> coroutine, @Nullable String name) {
    AccessLog.writes(this);
    if (exiting && tasks.isEmpty() || aborting) {
      coroutine.close();
      throw new IllegalStateException(
          this + (exiting && tasks.isEmpty() ? " is finished" : " is shutting down"));
    }
    var task = loop.createTask(coroutine, name, Context.copy());
    tasks.add(task);
    task.addDoneCallback(_ -> taskDone(task));
    return task;
  }

  private void taskDone(Task<?> task) {
    // As in Gather: who leaves is no news to the others, except for the last one.
    AccessLog.reads(this);
    tasks.remove(task);
    if (tasks.isEmpty()) {
      AccessLog.writes(this);
    }
    if (allDone != null && tasks.isEmpty() && !allDone.isDone()) {
      allDone.setResult(null);
    }
    if (!task.isCancelled()) {
      task.exception().ifPresent(failure -> taskFailed(task, failure));
    }
  }

  private void taskFailed(Task<?> task, Throwable failure) {
    AccessLog.writes(this);
    errors.add(failure);
    noteEscape(failure);
    if (parent.isDone()) {
      loop.callExceptionHandler(
          new ExceptionContext(
              format("%s failed, but its parent %s is done", task, parent), failure, task));
    } else if (!aborting && !cancelledParent) {
      // The body may stand at any await: a cancel is what gets it out. Taken back in exit.
      abort();
      cancelledParent = true;
      parent.cancel();
    }
  }

  private void noteEscape(Throwable failure) {
    if (failure instanceof LoopEscape found && escape == null) {
      escape = found;
    }
  }

  private void abort() {
    AccessLog.writes(this);
    aborting = true;
    for (var task : List.copyOf(tasks)) {
      if (!task.isDone()) {
        task.cancel();
      }
    }
  }

  /// Waits for the tasks; then throws what the block has to leave with, if anything.
  private void exit(@Nullable Throwable failure) throws Throwable {
    exiting = true;
    if (failure != null) {
      noteEscape(failure);
      if (!aborting) {
        abort();
      }
    }
    var cancellation = waitForTasks(failure instanceof CancelledError cancelled ? cancelled : null);
    if (escape != null) {
      throw escape;
    }
    if (cancelledParent && parent.uncancel() == 0) {
      cancellation = null; // nobody but this group asked for it
    }
    if (cancellation != null && errors.isEmpty()) {
      throw cancellation;
    }
    if (failure != null && !(failure instanceof CancelledError)) {
      errors.add(failure);
    }
    if (!errors.isEmpty()) {
      if (parent.cancelling() > 0) {
        // Cancelled from outside as well: the count stays, and the parent learns it at its next
        // await.
        parent.uncancel();
        parent.cancel();
      }
      throw new ExceptionGroup("unhandled errors in a TaskGroup", errors);
    }
  }

  private @Nullable CancelledError waitForTasks(@Nullable CancelledError before) {
    var cancellation = before;
    while (!tasks.isEmpty()) {
      Future<@Nullable Void> waiter = loop.createFuture(this);
      allDone = waiter;
      try {
        Async.await(waiter);
      } catch (CancelledError e) {
        if (!aborting) {
          cancellation = e;
          abort();
        }
      }
      allDone = null;
    }
    return cancellation;
  }

  @Override
  public List<Future<?>> dependsOn() {
    return Future.pending(tasks);
  }

  @Override
  public String toString() {
    var text = new StringBuilder("<TaskGroup");
    if (!tasks.isEmpty()) {
      text.append(" tasks=").append(tasks.size());
    }
    if (!errors.isEmpty()) {
      text.append(" errors=").append(errors.size());
    }
    return text.append(aborting ? " cancelling>" : " entered>").toString();
  }
}
