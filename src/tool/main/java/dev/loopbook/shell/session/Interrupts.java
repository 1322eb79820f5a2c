package dev.loopbook.shell.session;

import java.util.ArrayDeque;
import java.util.Deque;

/// What Ctrl-C does while a command runs.
///
/// A command registers what it wants to happen while it runs:
///
///     try (var _ = session.interrupts().to(run::requestStop)) {
///       run.await();
///     }
///
/// A command that registers nothing has its thread interrupted.
public final class Interrupts {
  private final Deque<Runnable> actions = new ArrayDeque<>(); // guarded by itself

  /// Ends a registration made by [#to].
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /// Makes Ctrl-C do this, on the terminal's signal thread, until the registration is closed. The
  /// latest one counts.
  public Registration to(Runnable action) {
    synchronized (actions) {
      actions.push(action);
    }
    return () -> {
      synchronized (actions) {
        actions.remove(action);
      }
    };
  }

  /// Does what Ctrl-C stands for now; nothing if no command is running.
  public void raise() {
    Runnable action;
    synchronized (actions) {
      action = actions.peek();
    }
    if (action != null) {
      action.run();
    }
  }
}
