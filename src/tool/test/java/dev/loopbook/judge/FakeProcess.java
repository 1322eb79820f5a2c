package dev.loopbook.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/// A process that is only a thread of this one, and talks through pipes as a real one does.
final class FakeProcess extends Process {
  static final int KILLED = 137;

  /// What runs in it.
  @FunctionalInterface
  interface Program {
    /// Runs. The exit status is 0 if it returns and 1 if it throws.
    ///
    /// @param halt ends the process with another status
    void run(InputStream in, OutputStream out, IntConsumer halt) throws Exception;
  }

  private final Pipe toIt = pipe();
  private final Pipe fromIt = pipe();
  private final OutputStream input = Channels.newOutputStream(toIt.sink());
  private final InputStream output = Channels.newInputStream(fromIt.source());
  private final CompletableFuture<Integer> status = new CompletableFuture<>();

  private final Thread thread;

  private FakeProcess(Program program) {
    thread = Thread.ofPlatform().daemon().name("fake process").unstarted(() -> run(program));
  }

  static FakeProcess start(Program program) {
    var process = new FakeProcess(program);
    process.thread.start();
    return process;
  }

  private static Pipe pipe() {
    try {
      return Pipe.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Program program) {
    try {
      program.run(
          Channels.newInputStream(toIt.source()),
          Channels.newOutputStream(fromIt.sink()),
          this::exit);
      exit(0);
    } catch (Exception _) {
      exit(1);
    }
  }

  /// Ends it, whatever its program is doing. Only the first end counts.
  void exit(int with) {
    status.complete(with);
    try {
      fromIt.sink().close();
      toIt.source().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (thread != Thread.currentThread()) {
      thread.interrupt();
    }
  }

  @Override
  public OutputStream getOutputStream() {
    return input;
  }

  @Override
  public InputStream getInputStream() {
    return output;
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public int waitFor() {
    return status.join();
  }

  @Override
  public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
    try {
      status.get(timeout, unit);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int exitValue() {
    if (!status.isDone()) {
      throw new IllegalThreadStateException("it still runs");
    }
    return status.join();
  }

  @Override
  public boolean isAlive() {
    return !status.isDone();
  }

  @Override
  public void destroy() {
    exit(KILLED);
  }

  @Override
  public Process destroyForcibly() {
    exit(KILLED);
    return this;
  }

  @Override
  public CompletableFuture<Process> onExit() {
    return status.thenApply(_ -> this);
  }

  @Override
  public Stream<ProcessHandle> descendants() {
    return Stream.empty();
  }
}
