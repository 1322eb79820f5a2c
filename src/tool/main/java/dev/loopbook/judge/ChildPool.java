package dev.loopbook.judge;

import dev.loopbook.judge.child.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Children that are ready for a job. One that has behaved may be used again; any other is replaced
/// by a fresh one.
final class ChildPool implements AutoCloseable {
  /// How much longer than its limit a job may take on a machine that is very busy.
  private static final int BUSY = 10;

  private final Launcher launcher;
  private final ChildCommand command;
  private final Limits limits;
  private final Duration silence;
  private final boolean reuse;
  private final Deque<ChildProcess> ready = new ArrayDeque<>(); // guarded by this
  private final Set<ChildProcess> lent = new HashSet<>(); // guarded by this
  private boolean closed; // guarded by this

  /// @param silence how long a child may say nothing before it's given up
  /// @param reuse whether a child that has behaved is used again
  ChildPool(
      Launcher launcher, ChildCommand command, Limits limits, Duration silence, boolean reuse) {
    this.launcher = launcher;
    this.command = command;
    this.limits = limits;
    this.silence = silence;
    this.reuse = reuse;
  }

  /// Makes sure that one is ready. If none can be started, the next borrower gets the error.
  void prepare() {
    synchronized (this) {
      if (ready.isEmpty() && !closed) {
        try {
          ready.add(start());
        } catch (UncheckedIOException _) {
          // it would only have saved time
        }
      }
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

    /// Runs a job, and kills the child if it falls silent.
    ChildReport run(Job job) {
      var hadBehaved = behaved;
      used = true;
      behaved = false; // unless it turns out that it did
      var report = process.run(job, silence, limits.whole().multipliedBy(BUSY));
      behaved =
          hadBehaved && report.end() instanceof ChildReport.End.Done(var reusable) && reusable;
      return report;
    }

    /// Continues with another child. If none can be started, this one stays and can be given back.
    void replace() {
      var old = process;
      var wasUsed = used;
      var hadBehaved = behaved;
      process = take();
      used = false;
      behaved = true;
      giveBack(old, hadBehaved, wasUsed);
    }

    @Override
    public void close() {
      giveBack(process, behaved, used);
    }
  }

  private synchronized ChildProcess take() {
    if (closed) {
      throw new UncheckedIOException(
          "no process is started any more", new IOException("the judge is closed"));
    }
    ChildProcess child = null;
    while (child == null && !ready.isEmpty()) {
      child = ready.poll();
      if (!child.isAlive()) {
        child.close();
        child = null;
      }
    }
    if (child == null) {
      child = start();
    }
    lent.add(child);
    return child;
  }

  /// Takes a child back.
  ///
  /// @param behaved whether its last job ended normally and left nothing behind
  /// @param used whether it has run a job at all
  private void giveBack(ChildProcess child, boolean behaved, boolean used) {
    synchronized (this) {
      var first = lent.remove(child);
      if (first && !closed && (!used || (behaved && reuse))) {
        ready.add(child);
        return;
      }
    }
    child.close();
    prepare();
  }

  private ChildProcess start() {
    try {
      return ChildProcess.start(launcher, command);
    } catch (IOException e) {
      throw new UncheckedIOException("no process can be started to judge in", e);
    }
  }

  /// Ends the children that run a job now.
  void kill() {
    List<ChildProcess> running;
    synchronized (this) {
      running = List.copyOf(lent);
    }
    running.forEach(ChildProcess::kill);
  }

  @Override
  public void close() {
    List<ChildProcess> idle;
    synchronized (this) {
      closed = true;
      idle = List.copyOf(ready);
      ready.clear();
    }
    kill();
    idle.forEach(ChildProcess::close);
  }
}
