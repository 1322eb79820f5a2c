package dev.loopbook.judge.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.IntConsumer;

/// What the processes of the judge do, without a process.
public final class InThisProcess {
  private InThisProcess() {}

  /// Runs the jobs that come in, as a child that is warm.
  public static void runJobs(InputStream in, OutputStream out, IntConsumer halt)
      throws IOException, InterruptedException {
    sayReady(out);
    new Child(in, out, halt).work();
  }

  /// Says that a child is ready for its first job.
  public static void sayReady(OutputStream out) throws IOException {
    Message.write(out, new byte[Job.SECRET_BYTES], new Message.Reached(Message.Stage.READY));
  }

  /// Compiles what comes in.
  public static void compile(InputStream in, OutputStream out, IntConsumer halt) {
    new CompilerChild(in, out, halt).work();
  }
}
