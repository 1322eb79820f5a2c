package dev.loopbook.judge;

import dev.loopbook.judge.child.InThisProcess;
import dev.loopbook.judge.child.Job;
import dev.loopbook.judge.child.Message;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Starts children that run nothing: they report what a script says, and the jobs that they got are
/// remembered.
final class ScriptedLauncher implements Launcher {
  private final Script script;
  final List<Job> jobs = Collections.synchronizedList(new ArrayList<>());
  final List<FakeProcess> started = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger cleanedUp = new AtomicInteger();

  /// What a child does with a job.
  @FunctionalInterface
  interface Script {
    /// Answers a job.
    ///
    /// @param halt ends the child with a status
    void answer(Job job, Reports reports, IntConsumer halt) throws Exception;
  }

  /// Sends a child's messages about a job.
  record Reports(OutputStream out, byte[] secret) {
    void say(Message... messages) throws IOException {
      for (var message : messages) {
        Message.write(out, secret, message);
      }
    }

    void running() throws IOException {
      say(new Message.Reached(Message.Stage.RUNNING));
    }

    void ended(String type, String method, Message.How how) throws IOException {
      say(new Message.Ended(type, method, true, how, Optional.empty()));
    }

    void done() throws IOException {
      say(new Message.Done(true));
    }
  }

  ScriptedLauncher(Script script) {
    this.script = script;
  }

  @Override
  public Launcher.Child launch(List<String> command, List<Path> reads) {
    var process =
        FakeProcess.start(
            (in, out, halt) -> {
              InThisProcess.sayReady(out);
              try {
                while (true) {
                  var job = Job.CODEC.read(in);
                  jobs.add(job);
                  script.answer(job, new Reports(out, job.secret()), halt);
                }
              } catch (EOFException _) {
                // no more jobs
              }
            });
    started.add(process);
    return new Launcher.Child(process, cleanedUp::incrementAndGet);
  }
}
