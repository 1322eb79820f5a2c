package dev.loopbook.judge.child;

import java.io.IOException;
import java.io.OutputStream;

/// Sends a job's messages, each after the job's secret.
final class MessageSender {
  private final OutputStream out;
  private final byte[] secret;
  private boolean over; // guarded by this

  MessageSender(OutputStream out, byte[] secret) {
    this.out = out;
    this.secret = secret;
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
      Runtime.getRuntime().halt(1);
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

  /// Sends a message and ends the process, whatever else it's doing.
  synchronized void last(Message message) {
    if (!over) {
      say(message);
      Runtime.getRuntime().halt(0);
    }
  }
}
