package dev.loopbook.judge;

import dev.loopbook.judge.child.Job;
import dev.loopbook.judge.child.Message;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A child process. It runs one job at a time.
final class ChildProcess implements AutoCloseable {
  /// More messages than any job has; a child that sends more is no longer ours.
  private static final int MOST_MESSAGES = 20_000;

  private final Launcher.Child child;
  private final OutputStream jobs;
  private final InputStream messages;
  private volatile boolean killed; // by the timer, for the thread that runs the job

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

  /// Runs a job and returns what the child reported. Kills the child if that takes longer than
  /// `whole`.
  ChildReport run(Job job, Duration whole) {
    var heard = new ArrayList<Message>();
    var timer =
        CompletableFuture.runAsync(
            this::kill, CompletableFuture.delayedExecutor(whole.toMillis(), TimeUnit.MILLISECONDS));
    try {
      Job.CODEC.write(jobs, job);
      while (heard.size() < MOST_MESSAGES) {
        switch (Message.read(messages, job.secret())) {
          case Message.Done(var reusable) -> {
            return new ChildReport(heard, new ChildReport.End.Done(reusable));
          }
          case Message.Stopped stopped -> {
            return new ChildReport(heard, new ChildReport.End.Stopped(stopped));
          }
          case Message.Began began -> heard.add(began);
          case Message.Ended ended -> heard.add(ended);
        }
      }
      return new ChildReport(heard, new ChildReport.End.Garbage("it sent too many messages"));
    } catch (EOFException _) {
      return new ChildReport(heard, ended());
    } catch (IOException e) {
      return new ChildReport(
          heard, isAlive() ? new ChildReport.End.Garbage(String.valueOf(e.getMessage())) : ended());
    } finally {
      timer.cancel(false);
    }
  }

  private ChildReport.End ended() {
    try {
      if (!child.process().waitFor(5, TimeUnit.SECONDS)) {
        return new ChildReport.End.Garbage("it closed its output and kept running");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new ChildReport.End.Killed();
    }
    return killed
        ? new ChildReport.End.Killed()
        : new ChildReport.End.Exited(child.process().exitValue());
  }

  private void kill() {
    killed = true;
    destroy();
  }

  private void destroy() {
    child.process().descendants().forEach(ProcessHandle::destroyForcibly);
    child.process().destroyForcibly();
  }

  /// Ends it and everything that it started.
  @Override
  public void close() {
    destroy();
    try {
      child.process().waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    child.afterwards().run();
  }
}
