package dev.loopbook.judge.child;

import static dev.loopbook.text.RootLocale.format;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Keeps what the code prints, up to a limit, and drops the rest.
final class CappedOutput extends OutputStream {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int limit;
  private long dropped;

  PrintStream asPrintStream() {
    return new PrintStream(this, true, StandardCharsets.UTF_8);
  }

  /// Forgets what it has and keeps up to `limit` bytes from now on.
  synchronized void begin(int most) {
    bytes.reset();
    limit = most;
    dropped = 0;
  }

  synchronized String text() {
    var text = bytes.toString(StandardCharsets.UTF_8);
    return dropped == 0 ? text : text + format("\n… %,d more bytes", dropped);
  }

  @Override
  public synchronized void write(int b) {
    if (bytes.size() < limit) {
      bytes.write(b);
    } else {
      dropped++;
    }
  }

  @Override
  public synchronized void write(byte[] from, int offset, int length) {
    var kept = Math.max(0, Math.min(length, limit - bytes.size()));
    bytes.write(from, offset, kept);
    dropped += length - kept;
  }
}
