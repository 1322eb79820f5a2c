package dev.loopbook.exercise.grade;

import dev.loopbook.judge.Launcher;
import dev.loopbook.judge.wall.Allowance;
import dev.loopbook.judge.wall.EnclosedProcess;
import dev.loopbook.judge.wall.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Starts the judge's children behind walls, and ends each with everything that it started.
///
/// Whatever is still alive when this is closed is killed: nothing outlives a grading.
public final class WalledLauncher implements Launcher, AutoCloseable {
  private final Sandbox sandbox;
  private final Allowance allowance;
  private final Set<EnclosedProcess> alive = ConcurrentHashMap.newKeySet();
  private final Thread atExit = new Thread(this::endWithJvm, "end of grading");
  private volatile Runnable first = () -> {};
  private boolean closed; // guarded by this

  /// Makes a launcher.
  public WalledLauncher(Sandbox sandbox, Allowance allowance) {
    this.sandbox = sandbox;
    this.allowance = allowance;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// Sets what to do before killing the children that still run. From then on, no answer is to
  /// blame for how its child ends.
  public void beforeEnding(Runnable action) {
    first = action;
  }

  @Override
  public Child launch(List<String> command, List<Path> reads) throws IOException {
    var enclosed = start(command, reads);
    return new Child(enclosed.process(), () -> end(enclosed));
  }

  /// Starts a process, unless this is closed: even in the JVM's last moments, none may start then.
  private synchronized EnclosedProcess start(List<String> command, List<Path> reads)
      throws IOException {
    if (closed) {
      throw new IOException("the grading has ended");
    }
    var enclosed = sandbox.start(command, reads, allowance);
    alive.add(enclosed);
    return enclosed;
  }

  private void end(EnclosedProcess enclosed) {
    if (alive.remove(enclosed)) {
      try {
        enclosed.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Cleans up when the JVM ends, for example after a signal.
  private void endWithJvm() {
    try {
      endAll();
      sandbox.close();
    } catch (IOException | UncheckedIOException _) {
      // all are dead, and the next grading removes what they left
    }
  }

  private void endAll() {
    first.run();
    synchronized (this) {
      closed = true;
    }
    UncheckedIOException failure = null;
    for (var enclosed : List.copyOf(alive)) {
      try {
        end(enclosed);
      } catch (UncheckedIOException first) {
        failure = first; // but the others have to end, too
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    endAll();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // the JVM is ending, so the hook does this
    }
  }
}
