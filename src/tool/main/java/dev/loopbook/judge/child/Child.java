package dev.loopbook.judge.child;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/// The process in which students' code runs, one job after another until its input ends.
public final class Child {
  /// The argument that makes Loopbook's `main` run this one.
  public static final String COMMAND = "--child";

  private final InputStream in;
  private final OutputStream out;
  private final CappedOutput output = new CappedOutput();

  private Child(InputStream in, OutputStream out) {
    this.in = new BufferedInputStream(in);
    this.out = out;
  }

  /// Runs jobs from standard input until it ends, and then the JVM ends too.
  public static void main(String[] args) throws Exception {
    var child =
        new Child(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    System.setIn(InputStream.nullInputStream());
    var printed = child.output.asPrintStream();
    System.setOut(printed);
    System.setErr(printed);
    child.warmUp();
    child.work();
    Runtime.getRuntime().halt(0); // even if threads are left
  }

  /// Runs a small test without reporting it, so that everything is loaded before a real one.
  private void warmUp() throws InterruptedException {
    WarmUp.run(output);
  }

  /// Does in this process what a child does, so that a start-up cache includes it.
  public static void rehearse() throws InterruptedException {
    WarmUp.run(new CappedOutput());
  }

  private void work() throws InterruptedException {
    while (true) {
      Job job;
      try {
        job = Job.CODEC.read(in);
      } catch (EOFException _) {
        return;
      } catch (IOException _) {
        Runtime.getRuntime().halt(1);
        return;
      }
      new JobRun(job, out, output).run();
      Arrays.fill(job.secret(), (byte) 0);
    }
  }
}
