package dev.loopbook.shell.session;

import java.util.ArrayDeque;
import java.util.Deque;

/// What Ctrl-C does while a command runs.
///
/// It never interrupts the thread that runs the command. That thread may be reading a jar or a file
/// of the student's, and Java closes for good what an interrupted thread reads. A command that may
/// take long says what Ctrl-C is to do meanwhile:
///
///     try (var _ = session.interrupts().to(run::requestStop)) {
///       run.await();
///     }
///
/// Where nothing is registered, Ctrl-C is noted. [#check] then ends the command, at a place where
/// that does no harm.
public final class Interrupts {
  private final Deque<Runnable> actions = new ArrayDeque<>(); // guarded by this
  private boolean noted; // guarded by this

  /// Ends a registration made by [#to].
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /// Something that waits for others, and does nothing else.
  ///
  /// @param <X> what it may throw
  @FunctionalInterface
  public interface Waiting<X extends Exception> {
    /// Waits.
    void run() throws X, InterruptedException;
  }

  /// Makes Ctrl-C do this, on the terminal's signal thread, until the registration is closed. The
  /// latest one counts. Once it's closed, the action has been done or never will be.
  public synchronized Registration to(Runnable action) {
    actions.push(action);
    return () -> {
      synchronized (this) {
        actions.remove(action);
      }
    };
  }

  /// Begins to note Ctrl-C where no action is registered, with none noted so far. The shell does so
  /// for each command.
  public synchronized Registration note() {
    noted = false;
    return to(() -> noted = true); // called under this lock
  }

  /// Ends the command if Ctrl-C came where no action was registered.
  ///
  /// @throws CtrlC if it did
  public synchronized void check() {
    if (noted) {
      noted = false;
      throw new CtrlC();
    }
  }

  /// Waits, and lets Ctrl-C end the waiting with an interrupt, which reaches nothing that comes
  /// afterwards.
  ///
  /// @throws CtrlC if Ctrl-C ended it
  public <X extends Exception> void whileWaiting(Waiting<X> waiting) throws X {
    check();
    var thread = Thread.currentThread();
    try (var _ = to(thread::interrupt)) {
      waiting.run();
    } catch (InterruptedException _) {
      throw new CtrlC();
    } finally {
      Thread.interrupted(); // it came too late
    }
  }

  /// Does what Ctrl-C stands for now; nothing if no command is running.
  public synchronized void raise() {
    var action = actions.peek();
    if (action != null) {
      action.run();
    }
  }
}
