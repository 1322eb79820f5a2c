package dev.loopbook.program;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Decodes the bytes that a program prints and passes them on as text. A character's bytes may
/// arrive one at a time.
final class DecodingStream extends OutputStream {
  private static final int LONGEST_CHARACTER = 4;

  private final Consumer<String> printed;
  private final Runnable whenClosed;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private ByteBuffer begun = ByteBuffer.allocate(0);

  DecodingStream(Consumer<String> printed, Runnable whenClosed) {
    this.printed = printed;
    this.whenClosed = whenClosed;
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    ByteBuffer in = ByteBuffer.allocate(begun.remaining() + length);
    in.put(begun).put(bytes, offset, length).flip();
    CharBuffer out = CharBuffer.allocate(in.remaining() + LONGEST_CHARACTER);
    decoder.decode(in, out, false);
    begun = in;
    printed.accept(out.flip().toString());
  }

  @Override
  public void close() {
    whenClosed.run();
  }
}
