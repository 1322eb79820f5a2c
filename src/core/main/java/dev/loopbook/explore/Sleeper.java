package dev.loopbook.explore;

import java.util.function.IntUnaryOperator;

/// A callback that need not run next, because another order that ran it here was walked already,
/// until something runs that it could not change places with.
///
/// It carries the footprint it had in that other order. Objects that both orders knew at this point
/// have the same numbers in both. Of the others only this is known: those that the callback made
/// itself concern nobody, and any other might be anything.
///
/// @param handle the callback's number
/// @param known its footprint in objects that were known at the node
/// @param readsUnknown whether it read an object that wasn't
/// @param writesUnknown whether it wrote one
/// @param objects how many objects were known
/// @param event how many events had run
record Sleeper(
    int handle,
    Footprint known,
    boolean readsUnknown,
    boolean writesUnknown,
    int objects,
    int event) {

  /// Returns one that touches what both touch: what the callback did in two orders that ran it
  /// here.
  Sleeper and(Sleeper other) {
    return new Sleeper(
        handle,
        known.and(other.known),
        readsUnknown || other.readsUnknown,
        writesUnknown || other.writesUnknown,
        objects,
        event);
  }

  /// Returns whether this one and an event might have touched the same object that wasn't known.
  ///
  /// @param madeIn in which event of its run an object was made, by number; -1 if it was there
  ///   before
  boolean mayMeetUnknown(Footprint other, IntUnaryOperator madeIn) {
    return (writesUnknown
            && (isUnknown(other.reads(), madeIn) || isUnknown(other.writes(), madeIn)))
        || (readsUnknown && isUnknown(other.writes(), madeIn));
  }

  private boolean isUnknown(long[] places, IntUnaryOperator madeIn) {
    for (var i = places.length - 1; i >= 0; i--) {
      var object = Footprint.object(places[i]);
      if (object < objects) {
        return false; // they are sorted by object
      }
      if (madeIn.applyAsInt(object) < event) {
        return true;
      }
    }
    return false;
  }
}
