package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.judge.child.CompilerChild;
import dev.loopbook.program.BatchCompilation;
import dev.loopbook.program.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Compiles in child processes, which are killed when they take too long or too much memory.
///
/// No student's code ever runs in them, because javac only reads it. So each process is used again.
final class ChildProcessCompiler implements AnswerCompiler {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Launcher launcher;
  private final ChildCommand command = ChildCommand.ofCompiler();
  private final Deque<CompilerProcess> ready = new ArrayDeque<>(); // guarded by this
  private boolean closed; // guarded by this

  ChildProcessCompiler(Launcher launcher) {
    this.launcher = launcher;
  }

  /// A process that compiles, with its pipes.
  private record CompilerProcess(Launcher.Child child, OutputStream tasks, InputStream answers) {
    void end() {
      child.process().destroyForcibly();
      child.afterwards().run();
    }
  }

  @Override
  public BatchCompilation compile(List<SourceText> sources, Map<String, byte[]> beside) {
    CompilerProcess process;
    try {
      process = take();
    } catch (IOException e) {
      throw new UncheckedIOException("no process can be started to compile in", e);
    }
    var timer =
        CompletableFuture.runAsync(
            () -> process.child().process().destroyForcibly(),
            CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS));
    try {
      CompilerChild.TASKS.write(process.tasks(), new CompilerChild.Task(sources, beside));
      var answer = CompilerChild.ANSWERS.read(process.answers());
      timer.cancel(false);
      giveBack(process);
      return answer;
    } catch (IOException _) {
      var tooLong = timer.isDone();
      timer.cancel(false);
      process.end();
      return AnswerCompiler.error(
          sources,
          tooLong
              ? format("javac was stopped: it took more than %d s", LIMIT.toSeconds())
              : "javac gave up on this file: it took all the memory there is");
    }
  }

  private CompilerProcess take() throws IOException {
    synchronized (this) {
      while (!ready.isEmpty()) {
        var process = ready.poll();
        if (process.child().process().isAlive()) {
          return process;
        }
        process.end();
      }
    }
    var child = launcher.launch(command.words(), command.reads());
    return new CompilerProcess(
        child, child.process().getOutputStream(), child.process().getInputStream());
  }

  private void giveBack(CompilerProcess process) {
    synchronized (this) {
      if (!closed) {
        ready.add(process);
        return;
      }
    }
    process.end();
  }

  @Override
  public synchronized void close() {
    closed = true;
    ready.forEach(CompilerProcess::end);
    ready.clear();
  }
}
