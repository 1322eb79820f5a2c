package dev.loopbook.loop;

import java.util.function.Consumer;

/// The code of a task, and at the same time the callback by which the future that it waits for
/// wakes it: one object instead of two, as there may be millions.
final class TaskFiber extends Fiber implements Consumer<Future<?>> {

  private final Task<?> task;

  TaskFiber(Task<?> task) {
    super(task::runBody);
    this.task = task;
  }

  Task<?> task() {
    return task;
  }

  @Override
  public void accept(Future<?> done) {
    task.wakeUp(done);
  }
}
