package dev.loopbook.judge.child;

import dev.loopbook.program.Compiler;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/// The process in which javac reads what strangers have written. Nothing of theirs is run in it.
public final class CompilerChild {
  /// The word that makes Loopbook's `main` be this one.
  public static final String COMMAND = "--compiler";

  /// Deep nesting needs a deep stack; what needs more is refused.
  private static final long STACK = 4 << 20;

  private CompilerChild() {}

  /// Compiles jobs from standard input until it ends.
  public static void main(String[] args) throws InterruptedException {
    var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    var out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setIn(InputStream.nullInputStream());
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    var worker = new Thread(null, () -> work(in, out), "javac", STACK);
    worker.start();
    worker.join();
    Runtime.getRuntime().halt(0);
  }

  private static void work(DataInputStream in, DataOutputStream out) {
    try (var compiler = Compiler.with()) {
      while (true) {
        var job = CompileJob.read(in);
        CompileJob.writeAnswer(out, compiler.compileTogether(job.sources(), job.beside()));
        out.flush();
      }
    } catch (EOFException _) {
      // the parent has no more
    } catch (IOException _) {
      Runtime.getRuntime().halt(1);
    }
  }
}
