package dev.loopbook.io;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Bytes that have arrived and not been taken yet.
///
/// What comes into an empty queue gets an array of exactly its size. Most readers take all of it,
/// and get that array: the bytes aren't copied once more.
public final class ByteQueue {

  private static final byte[] NONE = {};

  private byte[] bytes = NONE;
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

  /// Adds all of `array`, which nobody else uses from now on.
  void addWhole(byte[] array) {
    if (size() == 0) {
      bytes = array;
      start = 0;
      end = array.length;
    } else {
      add(ByteBuffer.wrap(array));
    }
  }

  /// Takes the first `count` bytes.
  byte[] take(int count) {
    var taken = count == bytes.length ? bytes : Arrays.copyOfRange(bytes, start, start + count);
    start += count;
    if (start == end) {
      clear();
    }
    return taken;
  }

  /// Moves everything to the end of `other`; returns how many bytes that was.
  int moveTo(ByteQueue other) {
    var count = size();
    if (other.size() == 0) {
      other.bytes = bytes;
      other.start = start;
      other.end = end;
    } else {
      other.add(ByteBuffer.wrap(bytes, start, count));
    }
    clear();
    return count;
  }

  private void clear() {
    bytes = NONE;
    start = 0;
    end = 0;
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
    var target = bytes;
    if (size == 0) {
      target = new byte[count];
    } else if (size + count > bytes.length / 2) {
      target = new byte[Math.max(bytes.length * 2, size + count)];
    }
    System.arraycopy(bytes, start, target, 0, size);
    bytes = target;
    start = 0;
    end = size;
  }
}
