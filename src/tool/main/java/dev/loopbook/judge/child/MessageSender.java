package dev.loopbook.judge.child;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntConsumer;

/// Sends a job's messages, each after the job's secret.
final class MessageSender {
  private final OutputStream out;
  private final byte[] secret;
  private final IntConsumer halt;
  private boolean over; // guarded by this

  /// @param halt ends the process at once with a status, whatever else it's doing
  MessageSender(OutputStream out, byte[] secret, IntConsumer halt) {
    this.out = out;
    this.secret = secret;
    this.halt = halt;
  }

  /// Sends a message, unless the final one was sent. If the parent is gone, there's nothing left to
  /// do, and the process ends.
  synchronized void say(Message message) {
    if (over) {
      return;
    }
    try {
      Message.write(out, secret, message);
    } catch (IOException _) {
      halt.accept(1);
    }
  }

  /// Sends that a stage is reached.
  void say(Message.Stage stage) {
    say(new Message.Reached(stage));
  }

  /// Sends the final message: what another thread still has to say would be taken for a part of the
  /// next job.
  synchronized void finish(Message message) {
    say(message);
    over = true;
  }

  /// Sends the final message and ends the process.
  synchronized void last(Message message) {
    if (!over) {
      finish(message);
      halt.accept(0);
    }
  }
}
