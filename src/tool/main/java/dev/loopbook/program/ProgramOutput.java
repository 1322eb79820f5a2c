package dev.loopbook.program;

import static dev.loopbook.text.RootLocale.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What a run printed: in order, by stream and by tick, up to a limit.
///
/// Written by the program's threads, read by any. Its lock is held only for the bookkeeping and the
/// listener, never while the program's own code runs, so no coroutine is ever suspended while
/// holding it.
public final class ProgramOutput {

  /// Where a program printed.
  public enum Stream {
    /// `System.out` and `IO`.
    OUT,
    /// `System.err`, and stack traces.
    ERR
  }

  /// A piece of output.
  ///
  /// @param stream where it was printed
  /// @param tick the tick of the loop that ran when it was printed; 0 if none had run
  /// @param text what one call printed, usually a line with its line break; a long text comes in
  ///   several pieces
  public record Chunk(Stream stream, long tick, String text) {}

  /// How much of a run's output is kept.
  ///
  /// @param bytes the most bytes of UTF-8
  /// @param lines the most line breaks
  public record Cap(long bytes, long lines) {
    /// 256 KiB and 10,000 lines: more than anyone reads.
    public static final Cap USUAL = new Cap(256 << 10, 10_000);

    /// Checks the limits.
    public Cap {
      if (bytes < 0 || lines < 0) {
        throw new IllegalArgumentException(
            format("cap of %d bytes and %d lines: neither can be negative", bytes, lines));
      }
    }

    @Override
    public String toString() {
      return bytes % 1024 == 0
          ? format("%,d KiB or %,d lines", bytes >> 10, lines)
          : format("%,d bytes or %,d lines", bytes, lines);
    }
  }

  private final Cap cap;
  private final LongSupplier tick;
  private Consumer<Chunk> listener;
  private final List<Chunk> chunks = new ArrayList<>();
  private long bytes;
  private long lines;
  private long dropped;
  private boolean closed;

  ProgramOutput(Cap cap, LongSupplier tick, Consumer<Chunk> listener) {
    this.cap = cap;
    this.tick = tick;
    this.listener = listener;
  }

  /// Returns everything kept so far.
  public synchronized List<Chunk> chunks() {
    return List.copyOf(chunks);
  }

  /// Returns what was kept, of both streams in the order printed.
  public synchronized String text() {
    StringBuilder all = new StringBuilder();
    chunks.forEach(chunk -> all.append(chunk.text()));
    return all.toString();
  }

  /// Returns what was kept of one stream.
  public synchronized String text(Stream stream) {
    StringBuilder all = new StringBuilder();
    chunks.stream()
        .filter(chunk -> chunk.stream() == stream)
        .forEach(chunk -> all.append(chunk.text()));
    return all.toString();
  }

  /// Returns how many bytes came after the cap and are lost.
  public synchronized long droppedBytes() {
    return dropped;
  }

  /// Returns a sentence on what the cap cost, if anything was lost.
  public synchronized Optional<String> capNotice() {
    return dropped == 0
        ? Optional.empty()
        : Optional.of(format("… output capped at %s: %,d more bytes dropped", cap, dropped));
  }

  /// Adds what a program printed; drops what exceeds the cap or comes after the end.
  synchronized void print(Stream stream, String text) {
    if (closed || text.isEmpty()) {
      return;
    }
    int fits = dropped > 0 ? 0 : fitting(text);
    if (fits < text.length()) {
      dropped += utf8Length(text, fits);
    }
    if (fits > 0) {
      Chunk chunk = new Chunk(stream, tick.getAsLong(), text.substring(0, fits));
      chunks.add(chunk);
      notifyListener(chunk);
    }
  }

  /// Closes the output: what's printed from now on, by threads that couldn't be stopped, is lost.
  synchronized void close() {
    closed = true;
  }

  /// A listener that fails isn't the program's fault; it's not called again.
  private void notifyListener(Chunk chunk) {
    try {
      listener.accept(chunk);
    } catch (RuntimeException e) {
      listener = _ -> {};
    }
  }

  /// Returns how many chars still fit, and counts them.
  private int fitting(String text) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      // the cap never splits a surrogate pair
      int chars = Character.isHighSurrogate(c) && i + 1 < text.length() ? 2 : 1;
      long size = chars == 2 ? 4 : utf8Length(c);
      if (bytes + size > cap.bytes() || lines >= cap.lines()) {
        return i;
      }
      bytes += size;
      lines += c == '\n' ? 1 : 0;
      i += chars;
    }
    return i;
  }

  private static long utf8Length(String text, int from) {
    long length = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      length += Character.isSurrogate(c) ? 2 : utf8Length(c);
    }
    return length;
  }

  private static int utf8Length(char c) {
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 ? 2 : 3;
  }
}
