package dev.loopbook.judge.child;

import dev.loopbook.program.BatchCompilation;
import dev.loopbook.program.Compiler;
import dev.loopbook.program.SourceText;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/// The process in which javac compiles strangers' code. It runs none of that code.
public final class CompilerChild {
  /// The argument that makes Loopbook's `main` run this one.
  public static final String COMMAND = "--compiler";

  /// Deep nesting needs a deep stack; code that needs more than this is refused.
  private static final long STACK = 4 << 20;

  /// Reads and writes what to compile.
  public static final RecordCodec<Task> TASKS = RecordCodec.of(Task.class, 64 << 20);

  /// Reads and writes the answers.
  public static final RecordCodec<BatchCompilation> ANSWERS =
      RecordCodec.of(BatchCompilation.class, 64 << 20);

  private CompilerChild() {}

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

  /// Compiles jobs from standard input until it ends.
  public static void main(String[] args) throws InterruptedException {
    var in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
    var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    System.setIn(InputStream.nullInputStream());
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    var worker = new Thread(null, () -> work(in, out), "javac", STACK);
    worker.start();
    worker.join();
    Runtime.getRuntime().halt(0);
  }

  private static void work(InputStream in, OutputStream out) {
    try (var compiler = Compiler.with()) {
      while (true) {
        var task = TASKS.read(in);
        ANSWERS.write(out, compiler.compileTogether(task.sources(), task.beside()));
      }
    } catch (EOFException _) {
      // the parent has no more tasks
    } catch (IOException _) {
      Runtime.getRuntime().halt(1);
    }
  }
}
