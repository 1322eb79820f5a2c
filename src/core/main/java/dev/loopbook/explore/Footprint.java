package dev.loopbook.explore;

import java.util.Arrays;

/// What one callback read and wrote: a set of places, each a number that stands for a part of an
/// object.
///
/// Two callbacks whose footprints don't conflict can change places, and nobody will ever know. They
/// conflict if one reads what the other writes, or both write one place; but not if what they leave
/// there is the same.
///
/// @param reads sorted, each place once
/// @param writes sorted, each place once
/// @param values what was last written to each of those places, as a number; [#UNKNOWN] equals
///   nothing
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
record Footprint(long[] reads, long[] writes, int[] values) {

  /// The value that nobody knows.
  static final int UNKNOWN = 0;

  static final Footprint NONE = new Footprint(new long[0], new long[0], new int[0]);

  /// Returns the place of a part of an object.
  static long place(int object, int part) {
    return ((long) object << 32) | (part & 0xFFFF_FFFFL);
  }

  /// Returns the object's number.
  static int object(long place) {
    return (int) (place >>> 32);
  }

  boolean conflictsWith(Footprint other) {
    return meet(writes, other.reads) || meet(reads, other.writes) || disagreesWith(other);
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

  private boolean disagreesWith(Footprint other) {
    var i = 0;
    var j = 0;
    while (i < writes.length && j < other.writes.length) {
      if (writes[i] == other.writes[j]) {
        if (values[i] == UNKNOWN || values[i] != other.values[j]) {
          return true;
        }
        i++;
        j++;
      } else if (writes[i] < other.writes[j]) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }

  /// Returns what both of two callbacks touched. Where they left different values, nobody knows
  /// which one counts.
  Footprint and(Footprint other) {
    if (other.reads.length + other.writes.length == 0) {
      return this;
    }
    var both = new Builder();
    for (var footprint : new Footprint[] {this, other}) {
      for (var place : footprint.reads) {
        both.read(place);
      }
    }
    var i = 0;
    var j = 0;
    while (i < writes.length || j < other.writes.length) {
      if (j == other.writes.length || (i < writes.length && writes[i] < other.writes[j])) {
        both.append(writes[i], values[i++]);
      } else if (i == writes.length || writes[i] > other.writes[j]) {
        both.append(other.writes[j], other.values[j++]);
      } else {
        both.append(writes[i], values[i] == other.values[j] ? values[i] : UNKNOWN);
        i++;
        j++;
      }
    }
    return both.build();
  }

  /// Returns the part of it that concerns the first so many objects.
  Footprint ofFirst(int objects) {
    var end = Footprint.place(objects, 0);
    var most = firstAtLeast(writes, end);
    return new Footprint(
        Arrays.copyOf(reads, firstAtLeast(reads, end)),
        Arrays.copyOf(writes, most),
        Arrays.copyOf(values, most));
  }

  private static int firstAtLeast(long[] places, long place) {
    var found = Arrays.binarySearch(places, place);
    return found < 0 ? -found - 1 : found;
  }

  /// Collects the places of one callback.
  static final class Builder {
    /// So many writes are searched for one of the same place; what comes later is kept twice, and
    /// its value counts as unknown.
    private static final int SEARCHED = 64;

    private long[] reads = new long[16];
    private long[] writes = new long[16];
    private int[] values = new int[16];
    private int readCount;
    private int writeCount;

    void read(long place) {
      if (readCount > 0 && reads[readCount - 1] == place) {
        return;
      }
      if (readCount == reads.length) {
        reads = Arrays.copyOf(reads, 2 * readCount);
      }
      reads[readCount++] = place;
    }

    void write(long place, int value) {
      for (var i = 0; i < Math.min(writeCount, SEARCHED); i++) {
        if (writes[i] == place) {
          values[i] = value;
          return;
        }
      }
      append(place, writeCount < SEARCHED ? value : UNKNOWN);
    }

    private void append(long place, int value) {
      if (writeCount == writes.length) {
        writes = Arrays.copyOf(writes, 2 * writeCount);
        values = Arrays.copyOf(values, 2 * writeCount);
      }
      writes[writeCount] = place;
      values[writeCount] = value;
      writeCount++;
    }

    /// Returns what has been collected so far.
    Footprint copy() {
      return readCount + writeCount == 0 ? NONE : collected();
    }

    /// Returns what was collected and begins anew.
    Footprint build() {
      var built = readCount + writeCount == 0 ? NONE : collected();
      readCount = 0;
      writeCount = 0;
      return built;
    }

    private Footprint collected() {
      var order = new Integer[writeCount];
      Arrays.setAll(order, i -> i);
      Arrays.sort(order, (left, right) -> Long.compare(writes[left], writes[right]));
      var places = new long[writeCount];
      var kept = new int[writeCount];
      var count = 0;
      for (var i : order) {
        if (count > 0 && places[count - 1] == writes[i]) {
          kept[count - 1] = UNKNOWN;
        } else {
          places[count] = writes[i];
          kept[count++] = values[i];
        }
      }
      return new Footprint(
          distinct(reads, readCount), Arrays.copyOf(places, count), Arrays.copyOf(kept, count));
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
