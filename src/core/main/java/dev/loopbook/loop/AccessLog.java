package dev.loopbook.loop;

import org.jspecify.annotations.Nullable;

/// Hears what a program's callbacks read and write, to find out which of them could change places
/// without any visible difference.
///
/// Loops and primitives report their own state; the fields of a program's classes are reported by
/// code that is woven into them. What listeners look at isn't reported. Bound with
/// [LoopSetup#withAccessLog] and called on the loop's thread; without one, nothing is reported, at
/// the cost of reading a static field.
public interface AccessLog {

  /// The part that stands for an object as a whole.
  int WHOLE = 0;

  /// The part of a clock that stands for the time from which a delay counts. Who sets a timer needs
  /// that, and yet never learns what time it is.
  int NOW = 1;

  /// Notes that the running callback reads a part of an object.
  ///
  /// @param part which one: parts with the same number count as the same
  void read(Object owner, int part);

  /// Notes that the running callback changes a part of an object.
  void write(Object owner, int part);

  /// Notes that the running callback gives a part of an object this value: callbacks that write the
  /// same can change places.
  default void write(Object owner, int part, @Nullable Object value) {
    write(owner, part);
  }

  /// Notes that the running callback adds one to a count, or takes one away. Callbacks that do only
  /// this can change places, as the sum is the same; it may still matter who comes last, for what
  /// else they do.
  default void count(Object owner) {
    read(owner, WHOLE);
  }

  /// Notes that the running callback made an object, which no other callback can know before this
  /// one ends.
  void made(Object object);

  /// Notes that the program asks which tick it is or what is scheduled, or runs the loop for a
  /// tick: what everything that ran before has a part in. Called outside callbacks, too.
  default void readSchedule() {}

  /// Returns the log of the loop that runs on this thread, if any.
  static @Nullable AccessLog inForce() {
    return AccessLogs.inForce();
  }

  /// Notes that the running callback made an object.
  static void makes(Object made) {
    var log = AccessLogs.inForce();
    if (log != null) {
      log.made(made);
    }
  }

  /// Notes that the running callback reads the state of a primitive.
  static void reads(Object owner) {
    reads(owner, WHOLE);
  }

  /// Notes that the running callback reads a part of the state of a primitive.
  static void reads(Object owner, int part) {
    var log = AccessLogs.inForce();
    if (log != null) {
      log.read(owner, part);
    }
  }

  /// Notes that the running callback counts up or down in a primitive, without any other effect.
  static void counts(Object owner) {
    var log = AccessLogs.inForce();
    if (log != null) {
      log.count(owner);
    }
  }

  /// Notes that the running callback changes the state of a primitive.
  static void writes(Object owner) {
    writes(owner, WHOLE);
  }

  /// Notes that the running callback changes a part of the state of a primitive.
  static void writes(Object owner, int part) {
    var log = AccessLogs.inForce();
    if (log != null) {
      log.write(owner, part);
    }
  }
}
