package dev.loopbook.io;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Bytes that have arrived and not been taken yet.
public final class ByteQueue {

  private byte[] bytes = new byte[256];
  private int start;
  private int end;

  ByteQueue() {}

  int size() {
    return end - start;
  }

  /// Adds the rest of `buffer`, from its position to its limit.
  public void add(ByteBuffer buffer) {
    var count = buffer.remaining();
    makeRoom(count);
    buffer.get(bytes, end, count);
    end += count;
  }

  /// Takes the first `count` bytes.
  byte[] take(int count) {
    var taken = Arrays.copyOfRange(bytes, start, start + count);
    start += count;
    if (start == end) {
      start = 0;
      end = 0;
    }
    return taken;
  }

  /// Moves everything to the end of `other`; returns how many bytes that was.
  int moveTo(ByteQueue other) {
    var count = size();
    other.add(ByteBuffer.wrap(bytes, start, count));
    start = 0;
    end = 0;
    return count;
  }

  /// Returns the index of `separator`, searched for from `from` on; -1 if it is not there.
  int indexOf(byte[] separator, int from) {
    for (var at = start + Math.max(0, from); at + separator.length <= end; at++) {
      if (Arrays.equals(bytes, at, at + separator.length, separator, 0, separator.length)) {
        return at - start;
      }
    }
    return -1;
  }

  private void makeRoom(int count) {
    if (end + count <= bytes.length) {
      return;
    }
    var size = size();
    var target =
        size + count <= bytes.length / 2
            ? bytes
            : new byte[Math.max(bytes.length * 2, size + count)];
    System.arraycopy(bytes, start, target, 0, size);
    bytes = target;
    start = 0;
    end = size;
  }
}
