package dev.loopbook.exercise.grade;

import dev.loopbook.exercise.judge.Launcher;
import dev.loopbook.exercise.wall.Allowance;
import dev.loopbook.exercise.wall.Enclosed;
import dev.loopbook.exercise.wall.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Starts the judge's children behind walls, and ends each with all that it started.
///
/// Whatever is still alive when this is closed is killed: nothing outlives a grading.
public final class WalledLauncher implements Launcher, AutoCloseable {
  private final Sandbox sandbox;
  private final Allowance allowance;
  private final Set<Enclosed> alive = ConcurrentHashMap.newKeySet();
  private volatile boolean closed; // by close, for those who launch

  /// Makes a launcher.
  public WalledLauncher(Sandbox sandbox, Allowance allowance) {
    this.sandbox = sandbox;
    this.allowance = allowance;
  }

  @Override
  public Child launch(List<String> command, List<Path> reads) throws IOException {
    var enclosed = sandbox.start(command, reads, allowance);
    alive.add(enclosed);
    if (closed) {
      end(enclosed);
      throw new IOException("the grading has ended");
    }
    return new Child(enclosed.process(), () -> end(enclosed));
  }

  private void end(Enclosed enclosed) {
    if (alive.remove(enclosed)) {
      try {
        enclosed.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    List.copyOf(alive).forEach(this::end);
  }
}
