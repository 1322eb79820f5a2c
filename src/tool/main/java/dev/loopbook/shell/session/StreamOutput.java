package dev.loopbook.shell.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A pipe or a file.
public final class StreamOutput implements ScreenOutput {
  private final OutputStream out;
  private final OutputStream messages;

  /// Makes a device.
  ///
  /// @param out gets results
  /// @param messages gets what is no result: errors
  public StreamOutput(OutputStream out, OutputStream messages) {
    this.out = out;
    this.messages = messages;
  }

  @Override
  public void write(String text) throws IOException {
    send(out, text);
  }

  /// Writes a message, or drops it if it has a stream of its own that takes nothing: that changes
  /// no result.
  @SuppressWarnings("ReferenceEquality") // one stream or two
  @Override
  public void writeMessage(String text) throws IOException {
    try {
      send(messages, text);
    } catch (IOException failure) {
      if (messages == out) {
        throw failure;
      }
    }
  }

  private static void send(OutputStream stream, String text) throws IOException {
    stream.write(text.getBytes(StandardCharsets.UTF_8));
    stream.flush();
  }
}
