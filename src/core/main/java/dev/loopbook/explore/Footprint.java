package dev.loopbook.explore;

import java.util.Arrays;

/// What one callback read and wrote: a set of places, each a number that stands for a part of an
/// object.
///
/// Two callbacks whose footprints don't conflict can change places, and nobody will ever know.
///
/// @param reads sorted, each place once
/// @param writes sorted, each place once
record Footprint(long[] reads, long[] writes) {

  static final Footprint NONE = new Footprint(new long[0], new long[0]);

  /// Returns the places of `parts` of an object, which keeps those of different objects apart.
  static long place(int object, int part) {
    return ((long) object << 32) | (part & 0xFFFF_FFFFL);
  }

  /// Returns the object's number.
  static int object(long place) {
    return (int) (place >>> 32);
  }

  boolean conflictsWith(Footprint other) {
    return meet(writes, other.writes) || meet(writes, other.reads) || meet(reads, other.writes);
  }

  private static boolean meet(long[] left, long[] right) {
    var i = 0;
    var j = 0;
    while (i < left.length && j < right.length) {
      if (left[i] == right[j]) {
        return true;
      }
      if (left[i] < right[j]) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }

  /// Collects the places of one callback.
  static final class Builder {
    private long[] reads = new long[16];
    private long[] writes = new long[16];
    private int readCount;
    private int writeCount;

    void read(long place) {
      if (readCount == reads.length) {
        reads = Arrays.copyOf(reads, 2 * readCount);
      }
      reads[readCount++] = place;
    }

    void write(long place) {
      if (writeCount == writes.length) {
        writes = Arrays.copyOf(writes, 2 * writeCount);
      }
      writes[writeCount++] = place;
    }

    /// Returns what was collected and begins anew.
    Footprint build() {
      var built =
          readCount + writeCount == 0
              ? NONE
              : new Footprint(distinct(reads, readCount), distinct(writes, writeCount));
      readCount = 0;
      writeCount = 0;
      return built;
    }

    private static long[] distinct(long[] places, int count) {
      Arrays.sort(places, 0, count);
      var kept = 0;
      for (var i = 0; i < count; i++) {
        if (i == 0 || places[i] != places[i - 1]) {
          places[kept++] = places[i];
        }
      }
      return Arrays.copyOf(places, kept);
    }
  }
}
