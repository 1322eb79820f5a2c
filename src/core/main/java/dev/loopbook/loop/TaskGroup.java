package dev.loopbook.loop;

import static dev.loopbook.text.RootLocale.format;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Tasks that belong together: the block that made them ends only when all of them have ended.
///
/// If one of them fails, or the block itself does, the others are cancelled, and all failures leave
/// the block as one [ExceptionGroup]. As CPython 3.13's `asyncio.TaskGroup`. The block is a lambda
/// because Java doesn't tell a `close()` what its block threw.
///
///     var users = await(taskGroup(group -> {
///       var alice = group.createTask(fetchUser(1));
///       var bob = group.createTask(fetchUser(2));
///       return List.of(alice, bob);
///     }));
///     users.getFirst().result();
public final class TaskGroup implements Dependent {

  // How a group tells its own cancel from somebody else's
  //
  // When a child fails, its parent is suspended somewhere inside the block, at an await that
  // knows nothing of the group. The only way to get it out is to cancel it, so `taskFailed` does
  // that, once. Now a CancelledError travels through the block although nobody wants the parent
  // to stop: what it means is "a child has failed". Code in the block can't tell the difference.
  // `exit` has to, and there are three cases:
  //
  // - Only the group asked. `exit` takes the request back with `uncancel`. The count of requests is
  //   zero, so the CancelledError is dropped, and the children's failures leave as a group.
  // - Only somebody else asked: a time-out around the block, or the runner at Ctrl-C. The children
  //   are cancelled and waited for, and then the CancelledError goes on. If a child fails while it
  //   is being cancelled, the failures win, and the request is kept as in the next case.
  // - Both asked. The count stays above zero after `uncancel`. If there are failures, they must
  //   leave as a group, but then a `catch (ExceptionGroup e)` around the block would let the
  //   parent carry on as if nobody had cancelled it. So `exit` takes one request back and makes
  //   it again. The count is the same as before, and the parent gets a fresh CancelledError at
  //   its next await.
  //
  // Before 3.13 the last case was missing, and a group nested in another one could swallow the
  // outer group's request, so that the outer group waited forever (gh-116720). Before 3.11.0 was
  // out, the request was only taken back if a CancelledError came out of the block; a block that
  // replaced it with an error of its own left the count too high for good (gh-95289).
  //
  // The wait for the children is a loop, because that await may be cancelled too, by the group
  // itself or by others, more than once. It must not end before the last child has: that no task
  // outlives the block is the point of a group (Nathaniel J. Smith, "Notes on structured
  // concurrency", 2018).
  //
  // Source: `__aexit__` and `_on_task_done` in CPython 3.13's `asyncio/taskgroups.py`.

  private final EventLoop loop = EventLoop.running();
  private final Task<?> parent = Async.currentTask();
  private final SequencedSet<Task<?>> tasks = new LinkedHashSet<>();
  private final List<Throwable> errors = new ArrayList<>();

  private boolean exiting;
  private boolean aborting;
  private boolean cancelledParent;
  private @Nullable LoopEscape escape;
  private @Nullable Future<@Nullable Void> allDone;

  private TaskGroup() {
    AccessLog.makes(this);
  }

  /// Returns a coroutine that runs `body` and then waits for the tasks that it made.
  static <T extends @Nullable Object> Coroutine<T> of(Body.In<TaskGroup, T> body) {
    return Coroutine.named("taskGroup", () -> new TaskGroup().run(body));
  }

  private <T extends @Nullable Object> T run(Body.In<TaskGroup, T> body) throws Throwable {
    T value;
    try {
      value = body.run(this);
    } catch (Throwable failure) {
      exit(failure); // throws, unless the failure itself is what the block ends with
      throw failure;
    }
    exit(null);
    return value;
  }

  /// Makes a task that belongs to this group.
  ///
  /// @throws IllegalStateException if the group is shutting down or has ended
  public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
    return createTask(coroutine, null, Context.copy());
  }

  /// Makes a task that belongs to this group and is called `name`.
  ///
  /// @throws IllegalStateException if the group is shutting down or has ended
  public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, String name) {
    requireNonNull(name, "name");
    return createTask(coroutine, name, Context.copy());
  }

  /// Makes a task that belongs to this group and runs in `context` itself, not in a copy of the
  /// current one.
  ///
  /// @throws IllegalStateException if the group is shutting down or has ended
  public <T extends @Nullable Object> Task<T> createTask(
      Coroutine<T> coroutine, @Nullable String name, Context context) {
    requireNonNull(coroutine, "coroutine");
    requireNonNull(context, "context");
    AccessLog.writes(this);
    if ((exiting && tasks.isEmpty()) || aborting) {
      coroutine.close();
      throw new IllegalStateException(
          this + (exiting && tasks.isEmpty() ? " is finished" : " is shutting down"));
    }
    var task = loop.createTask(coroutine, name, context);
    if (task.isDone()) { // an eager one may be
      taskDone(task);
    } else {
      tasks.add(task);
      task.addDoneCallback(_ -> taskDone(task));
    }
    return task;
  }

  private void taskDone(Task<?> task) {
    AccessLog.counts(this); // a task that leaves affects no other, except for the last one
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
      // Gets the body out of whatever it awaits; taken back in exit.
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

  /// Waits for the tasks, then throws whatever the block has to end with.
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
      cancellation = null; // only this group asked for it
    }
    if (cancellation != null && errors.isEmpty()) {
      throw cancellation;
    }
    if (failure != null && !(failure instanceof CancelledError)) {
      errors.add(failure);
    }
    if (!errors.isEmpty()) {
      if (parent.cancelling() > 0) {
        // Somebody else asked too: keep the count, and throw again at the parent's next await.
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
    AccessLog.reads(this);
    return Future.pending(tasks);
  }

  @Override
  public String toString() {
    AccessLog.reads(this);
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
