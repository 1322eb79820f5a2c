package dev.loopbook.judge;

import dev.loopbook.judge.child.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Children that are ready for a job. One that has behaved may be used again; any other is replaced
/// by a fresh one.
final class ChildPool implements AutoCloseable {
  private final Launcher launcher;
  private final ChildCommand command;
  private final boolean reuse;
  private final Deque<ChildProcess> ready = new ArrayDeque<>(); // guarded by this
  private boolean closed; // guarded by this

  /// @param reuse whether a child that has behaved is used again
  ChildPool(Launcher launcher, ChildCommand command, boolean reuse) {
    this.launcher = launcher;
    this.command = command;
    this.reuse = reuse;
  }

  /// Makes sure that one is ready.
  synchronized void prepare() {
    if (ready.isEmpty() && !closed) {
      ready.add(start());
    }
  }

  /// Returns a child for one attempt.
  ///
  /// @throws UncheckedIOException if none can be started
  Borrowed borrow() {
    return new Borrowed();
  }

  /// A child that one attempt has to itself, until it's closed.
  final class Borrowed implements AutoCloseable {
    private ChildProcess process = take();
    private boolean used;
    private boolean behaved = true;

    /// Runs a job, and kills the child if that takes longer than `whole`.
    ChildReport run(Job job, Duration whole) {
      used = true;
      var report = process.run(job, whole);
      behaved &= report.end() instanceof ChildReport.End.Done(var reusable) && reusable;
      return report;
    }

    /// Continues with another child. If none can be started, this one stays and can be given back.
    void replace() {
      var fresh = take();
      giveBack(process, behaved, used);
      process = fresh;
      used = false;
      behaved = true;
    }

    @Override
    public void close() {
      giveBack(process, behaved, used);
    }
  }

  private synchronized ChildProcess take() {
    while (!ready.isEmpty()) {
      var child = ready.poll();
      if (child.isAlive()) {
        return child;
      }
      child.close();
    }
    return start();
  }

  /// Takes a child back.
  ///
  /// @param behaved whether all of its jobs ended normally and left nothing behind
  /// @param used whether it has run a job at all
  private void giveBack(ChildProcess child, boolean behaved, boolean used) {
    if (!used || (behaved && reuse)) {
      synchronized (this) {
        if (!closed) {
          ready.add(child);
          return;
        }
      }
    }
    child.close();
    try {
      prepare();
    } catch (UncheckedIOException _) {
      // it would only have saved time: the next borrower tries again, and gets the error
    }
  }

  private ChildProcess start() {
    try {
      return ChildProcess.start(launcher, command);
    } catch (IOException e) {
      throw new UncheckedIOException("no process can be started to judge in", e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    ready.forEach(ChildProcess::close);
    ready.clear();
  }
}
