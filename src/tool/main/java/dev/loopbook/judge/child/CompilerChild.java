package dev.loopbook.judge.child;

import dev.loopbook.program.source.BatchCompilation;
import dev.loopbook.program.source.CompilationTooLong;
import dev.loopbook.program.source.Compiler;
import dev.loopbook.program.source.SourceText;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// The process in which javac compiles strangers' code. It runs none of that code.
public final class CompilerChild {
  /// The argument that makes Loopbook's `main` run this one.
  public static final String COMMAND = "--compiler";

  /// CPU time that javac may use for one task.
  public static final Duration LIMIT = Duration.ofSeconds(15);

  /// Reads and writes what to compile.
  public static final RecordCodec<Task> TASKS = RecordCodec.of(Task.class, 64 << 20);

  /// Reads and writes the answers.
  public static final RecordCodec<Answer> ANSWERS = RecordCodec.of(Answer.class, 64 << 20);

  private final InputStream in;
  private final OutputStream out;
  private final IntConsumer halt;

  /// @param halt ends the process at once with a status
  CompilerChild(InputStream in, OutputStream out, IntConsumer halt) {
    this.in = new BufferedInputStream(in);
    this.out = out;
    this.halt = halt;
  }

  /// What to compile.
  ///
  /// @param sources the files
  /// @param beside class files that they may refer to
  public record Task(List<SourceText> sources, Map<String, byte[]> beside) {
    /// Copies the collections; the arrays stay the caller's.
    public Task {
      sources = List.copyOf(sources);
      beside = Map.copyOf(beside);
    }
  }

  /// What the process says about a task.
  public sealed interface Answer {
    /// It works on it.
    ///
    /// @param limit how long javac may compute
    record Alive(Duration limit) implements Answer {}

    /// It's done.
    record Compiled(BatchCompilation result) implements Answer {}

    /// javac computed for too long. The process ends after this.
    record TooLong(Duration limit) implements Answer {}
  }

  /// Compiles jobs from standard input until it ends.
  public static void main(String[] args) {
    var child =
        new CompilerChild(
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            Runtime.getRuntime()::halt);
    System.setIn(InputStream.nullInputStream());
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    child.work();
    Runtime.getRuntime().halt(0);
  }

  /// Compiles until the input ends.
  void work() {
    try (var compiler = Compiler.with()) {
      while (true) {
        say(answer(compiler, TASKS.read(in)));
      }
    } catch (EOFException | CompilationTooLong _) {
      // the parent has no more tasks, or knows that javac will never return
    } catch (IOException _) {
      halt.accept(1);
    }
  }

  private Answer answer(Compiler compiler, Task task) throws CompilationTooLong {
    try (var _ = Heartbeat.start(() -> say(new Answer.Alive(LIMIT)))) {
      return new Answer.Compiled(compiler.compileTogether(task.sources(), task.beside(), LIMIT));
    } catch (CompilationTooLong tooLong) {
      say(new Answer.TooLong(LIMIT));
      throw tooLong;
    }
  }

  private synchronized void say(Answer answer) {
    try {
      ANSWERS.write(out, answer);
    } catch (IOException _) {
      halt.accept(1); // the parent is gone
    }
  }
}
