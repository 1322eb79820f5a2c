package dev.loopbook.judge.child;

import java.io.IOException;
import java.io.OutputStream;

/// Sends a job's messages, each after the job's secret.
final class MessageSender {
  private final OutputStream out;
  private final byte[] secret;

  MessageSender(OutputStream out, byte[] secret) {
    this.out = out;
    this.secret = secret;
  }

  /// Sends a message. If the parent is gone, there's nothing left to do, and the process ends.
  synchronized void say(Message message) {
    try {
      Message.write(out, secret, message);
    } catch (IOException _) {
      Runtime.getRuntime().halt(1);
    }
  }

  /// Sends a message and ends the process, whatever else it's doing.
  void last(Message message) {
    say(message);
    Runtime.getRuntime().halt(0);
  }
}
