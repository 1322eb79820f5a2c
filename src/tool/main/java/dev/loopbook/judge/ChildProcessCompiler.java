package dev.loopbook.judge;

import dev.loopbook.judge.child.CompilerChild;
import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Compiles in child processes, which end when they take too much computing or memory.
///
/// No student's code ever runs in them, because javac only reads it. So each process is used again.
final class ChildProcessCompiler implements AnswerCompiler {
  private static final Duration WHOLE = CompilerChild.LIMIT.multipliedBy(10);
  private static final int OUT_OF_MEMORY = 3; // as -XX:+ExitOnOutOfMemoryError has it

  private final Launcher launcher;
  private final Duration silence;
  private final ChildCommand command = ChildCommand.ofCompiler();
  private final Deque<CompilerProcess> ready = new ArrayDeque<>(); // guarded by this
  private final Set<CompilerProcess> lent = new HashSet<>(); // guarded by this
  private boolean closed; // guarded by this

  /// @param silence how long a process may say nothing before it's given up
  ChildProcessCompiler(Launcher launcher, Duration silence) {
    this.launcher = launcher;
    this.silence = silence;
  }

  /// A process that compiles, with its pipes.
  ///
  /// @param cancelled whether it was killed because nobody wants its answer any more
  private record CompilerProcess(
      Launcher.Child child, OutputStream tasks, InputStream answers, AtomicBoolean cancelled) {}

  @Override
  public BatchCompilation compile(List<SourceText> sources, Map<String, byte[]> beside)
      throws Doubt {
    CompilerProcess process;
    try {
      process = take();
    } catch (IOException e) {
      throw new UncheckedIOException("no process can be started to compile in", e);
    }
    var whole = false;
    var silenceLimit = SilenceLimit.start(silence, WHOLE, process.child()::kill);
    try (silenceLimit) {
      CompilerChild.TASKS.write(process.tasks(), new CompilerChild.Task(sources, beside));
      while (true) {
        var answer = CompilerChild.ANSWERS.read(process.answers());
        silenceLimit.heard();
        switch (answer) {
          case CompilerChild.Answer.Compiled(var result) -> {
            whole = true;
            return result;
          }
          case CompilerChild.Answer.TooLong(var limit) -> {
            return AnswerCompiler.tooLong(sources, limit);
          }
          case CompilerChild.Answer.Alive _ -> {}
        }
      }
    } catch (IOException failure) {
      throw silenceLimit.isOver()
          ? Doubt.ofMachine("javac's process fell silent")
          : died(process, sources, failure);
    } finally {
      giveBack(process, whole);
    }
  }

  private static Doubt died(CompilerProcess process, List<SourceText> sources, IOException how) {
    if (process.cancelled().get()) {
      throw new CancellationException();
    }
    try {
      if (!process.child().process().waitFor(1, TimeUnit.SECONDS)) {
        return Doubt.ofMachine("javac's process sent nonsense: " + how.getMessage());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Doubt.ofMachine("it was interrupted");
    }
    var status = process.child().process().exitValue();
    return status == OUT_OF_MEMORY
        ? AnswerCompiler.outOfMemory(sources)
        : Doubt.ofMachine("javac's process ended with status " + status);
  }

  private CompilerProcess take() throws IOException {
    synchronized (this) {
      while (!ready.isEmpty()) {
        var process = ready.poll();
        if (process.child().process().isAlive()) {
          lent.add(process);
          return process;
        }
        process.child().end();
      }
    }
    var child = launcher.launch(command.words(), command.reads());
    var process =
        new CompilerProcess(
            child,
            child.process().getOutputStream(),
            child.process().getInputStream(),
            new AtomicBoolean());
    synchronized (this) {
      lent.add(process);
    }
    return process;
  }

  /// Takes a process back.
  ///
  /// @param whole whether it has answered, and waits for the next task
  private void giveBack(CompilerProcess process, boolean whole) {
    synchronized (this) {
      lent.remove(process);
      if (whole && !closed && !process.cancelled().get()) {
        ready.add(process);
        return;
      }
    }
    process.child().end();
  }

  @Override
  public synchronized void cancel() {
    for (var process : lent) {
      process.cancelled().set(true);
      process.child().kill();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    ready.forEach(process -> process.child().end());
    ready.clear();
    cancel();
  }
}
