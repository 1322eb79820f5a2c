package dev.loopbook.shell.session;

import java.util.ArrayDeque;
import java.util.Deque;

/// What Ctrl-C does while a command is at work.
///
/// A command says what it wants to happen, for as long as it takes:
///
///     try (var _ = session.interrupts().to(run::requestStop)) {
///       run.await();
///     }
///
/// A command that says nothing has its thread interrupted.
public final class Interrupts {
  private final Deque<Runnable> actions = new ArrayDeque<>(); // guarded by itself

  /// Undoes what [#to] did.
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /// Lets Ctrl-C do this, from the terminal's signal thread, until the answer is closed. The latest
  /// one counts.
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

  /// Does what Ctrl-C is to do; nothing if no command is at work.
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
