package dev.loopbook.judge;

import dev.loopbook.judge.child.Job;
import dev.loopbook.judge.child.Message;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// A child process. It runs one job at a time.
///
/// ```
/// STARTING  --Reached(READY)-->  READY  --run-->  RUNNING  --Done-->  READY
///    |                             |                 |
///    +-----------------------------+-----------------+---- anything else --> ENDED
/// ```
final class ChildProcess implements AutoCloseable {
  /// More messages than any job has; a child that sends more is no longer ours.
  private static final int MOST_MESSAGES = 20_000;

  /// Precedes what a child says before its first job.
  private static final byte[] NO_SECRET = new byte[Job.SECRET_BYTES];

  private final Launcher.Child child;
  private final OutputStream jobs;
  private final InputStream messages;
  private boolean ready; // only used by the thread that runs the job
  private final AtomicBoolean closed = new AtomicBoolean();

  private ChildProcess(Launcher.Child child) {
    this.child = child;
    var process = child.process();
    jobs = process.getOutputStream();
    messages = process.getInputStream();
  }

  /// Starts one, which then warms up on its own.
  static ChildProcess start(Launcher launcher, ChildCommand command) throws IOException {
    return new ChildProcess(launcher.launch(command.words(), command.reads()));
  }

  boolean isAlive() {
    return child.process().isAlive();
  }

  /// Runs a job and returns what the child reported.
  ///
  /// @param silence how long it may say nothing, not even that it's alive, before it's killed
  /// @param whole how long it may take; the child itself ends before that, unless the machine is
  ///   very busy
  ChildReport run(Job job, Duration silence, Duration whole) {
    var heard = new ArrayList<Message>();
    try (var limit = SilenceLimit.start(silence, whole, this::kill)) {
      try {
        awaitReady(limit);
        Job.CODEC.write(jobs, job);
        return new ChildReport(heard, listen(job, heard, limit));
      } catch (EOFException _) {
        return new ChildReport(heard, ended(limit));
      } catch (IOException e) {
        // one that's about to end can already be deaf
        return new ChildReport(
            heard,
            child.hasExited(Duration.ofMillis(200))
                ? ended(limit)
                : new ChildReport.End.Garbage(String.valueOf(e.getMessage())));
      }
    }
  }

  private void awaitReady(SilenceLimit limit) throws IOException {
    while (!ready) {
      var message = Message.read(messages, NO_SECRET);
      limit.heard();
      ready = message.equals(new Message.Reached(Message.Stage.READY));
    }
  }

  private ChildReport.End listen(Job job, List<Message> heard, SilenceLimit limit)
      throws IOException {
    while (heard.size() < MOST_MESSAGES) {
      var message = Message.read(messages, job.secret());
      limit.heard();
      switch (message) {
        case Message.Done(var reusable) -> {
          return new ChildReport.End.Done(reusable);
        }
        case Message.Stopped stopped -> {
          return new ChildReport.End.Stopped(stopped);
        }
        case Message.Reached(var stage) when stage == Message.Stage.ALIVE -> {}
        case Message.Reached _, Message.Began _, Message.Ended _ -> heard.add(message);
      }
    }
    return new ChildReport.End.Garbage("it sent too many messages");
  }

  private ChildReport.End ended(SilenceLimit limit) {
    if (limit.isOver()) {
      return new ChildReport.End.Silent();
    }
    return child.hasExited(Duration.ofSeconds(5))
        ? new ChildReport.End.Exited(child.process().exitValue())
        : new ChildReport.End.Garbage("it closed its output and kept running");
  }

  /// Ends it now, from whatever thread; the one that runs its job sees that.
  void kill() {
    child.kill();
  }

  /// Ends it and everything that it started.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      child.end();
    }
  }
}
