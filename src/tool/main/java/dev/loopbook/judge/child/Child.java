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
import java.util.function.IntConsumer;

/// The process in which students' code runs, one job after another until its input ends.
public final class Child {
  /// The argument that makes Loopbook's `main` run this one.
  public static final String COMMAND = "--child";

  private final InputStream in;
  private final OutputStream out;
  private final IntConsumer halt;
  private final CappedOutput output = new CappedOutput();

  /// Sends the present job's messages. Set by the thread that works, read when the JVM ends.
  private volatile MessageSender sender;

  /// @param halt ends the process at once with a status
  Child(InputStream in, OutputStream out, IntConsumer halt) {
    this.in = new BufferedInputStream(in);
    this.out = out;
    this.halt = halt;
    this.sender = new MessageSender(out, new byte[Job.SECRET_BYTES], halt);
  }

  /// Runs jobs from standard input until it ends, and then the JVM ends too.
  public static void main(String[] args) throws Exception {
    var child =
        new Child(
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            Runtime.getRuntime()::halt);
    System.setIn(InputStream.nullInputStream());
    var printed = child.output.asPrintStream();
    System.setOut(printed);
    System.setErr(printed);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("exit").unstarted(child::exits));
    child.warmUp();
    child.work();
    Runtime.getRuntime().halt(0); // even if threads are left
  }

  /// Runs a small test without reporting it, so that everything is loaded before a real one.
  void warmUp() throws InterruptedException {
    try (var _ = Heartbeat.start(() -> sender.say(Message.Stage.ALIVE))) {
      WarmUp.run(output, halt);
    }
    sender.finish(new Message.Reached(Message.Stage.READY));
  }

  /// Runs when something calls `System.exit`: a child itself ends without that.
  void exits() {
    sender.say(Message.Stage.EXITING);
  }

  /// Runs jobs until the input ends.
  void work() throws InterruptedException {
    while (true) {
      Job job;
      try {
        job = Job.CODEC.read(in);
      } catch (EOFException _) {
        return;
      } catch (IOException _) {
        halt.accept(1);
        return;
      }
      sender = new MessageSender(out, job.secret(), halt);
      new JobRun(job, sender, output, halt).run();
      Arrays.fill(job.secret(), (byte) 0);
    }
  }
}
