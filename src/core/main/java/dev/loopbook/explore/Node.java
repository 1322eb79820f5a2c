package dev.loopbook.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/// A moment in the tree of orders that a [ReducedWalk] stands on: what could run next, what has
/// been tried, and what still has to be.
final class Node {

  private final int[] enabled; // numbers of callbacks, oldest first
  private final List<Sleeper> asleep;
  private final int objects;
  private final int event;
  private final boolean isOfTimers;
  private final Set<Integer> toTry = new LinkedHashSet<>();
  // By callback, how it sleeps in the orders that are tried later; empty if it never came to an
  // end, because then it may have touched anything. It must not hold on to the run.
  private final Map<Integer, Optional<Sleeper>> tried = new HashMap<>();
  private int chosen = -1;

  /// @param asleep what need not run next
  /// @param objects how many objects were known here
  /// @param event how many events had run
  Node(int[] enabled, List<Sleeper> asleep, int objects, int event) {
    this(enabled, asleep, objects, event, false);
  }

  private Node(int[] enabled, List<Sleeper> asleep, int objects, int event, boolean isOfTimers) {
    this.enabled = enabled;
    this.asleep = asleep;
    this.objects = objects;
    this.event = event;
    this.isOfTimers = isOfTimers;
  }

  /// Returns a node at which each of these timers has to be tried.
  ///
  /// @param timers their numbers
  static Node ofAllTimers(int[] timers, int objects, int event) {
    var node = new Node(timers, List.of(), objects, event, true);
    Arrays.stream(timers).forEach(node.toTry::add);
    node.chosen = timers[0];
    return node;
  }

  /// Returns a node at which one of these timers is next, and of the others only those that make a
  /// difference.
  static Node ofTimers(int[] timers, List<Sleeper> asleep, int objects, int event) {
    return new Node(timers, asleep, objects, event, true);
  }

  boolean isOfTimers() {
    return isOfTimers;
  }

  /// Returns how many events had run when this moment came.
  int event() {
    return event;
  }

  int[] enabled() {
    return enabled;
  }

  /// Returns where in the queue the chosen one stands.
  int indexOfChosen() {
    for (var i = 0; i < enabled.length; i++) {
      if (enabled[i] == chosen) {
        return i;
      }
    }
    throw new IllegalStateException(
        "callback " + chosen + " isn't among " + Arrays.toString(enabled));
  }

  /// Chooses the oldest that doesn't sleep; returns false if all do.
  boolean chooseFirstAwake() {
    for (var handle : enabled) {
      if (!sleeps(handle)) {
        chosen = handle;
        toTry.add(handle);
        return true;
      }
    }
    return false;
  }

  private boolean sleeps(int handle) {
    return asleep.stream().anyMatch(each -> each.handle() == handle);
  }

  /// Notes what the chosen one did. A timer may do different things each time it is chosen here.
  void noteTried(Footprint footprint, IntUnaryOperator madeIn) {
    var sleeper = sleeper(chosen, footprint, madeIn);
    tried.merge(
        chosen,
        Optional.of(sleeper),
        (before, now) ->
            before.isEmpty() || now.isEmpty()
                ? Optional.empty()
                : Optional.of(before.get().and(now.get())));
  }

  /// Notes that the chosen one was broken off.
  void noteBrokenOff() {
    tried.put(chosen, Optional.empty());
  }

  /// Chooses the next that has to be tried; returns false if there is none left.
  boolean chooseNext() {
    for (var handle : toTry) {
      if (!tried.containsKey(handle) && !sleeps(handle)) {
        chosen = handle;
        return true;
      }
    }
    return false;
  }

  /// Makes sure that one of `handles` is tried here, or all, if none of them could be.
  void tryOneOf(List<Integer> handles) {
    var able = new ArrayList<Integer>();
    for (var handle : handles) {
      if (toTry.contains(handle) || sleeps(handle)) {
        return;
      }
      if (Arrays.stream(enabled).anyMatch(each -> each == handle)) {
        able.add(handle);
      }
    }
    if (able.isEmpty()) {
      tryAll();
    } else {
      toTry.add(able.getFirst());
    }
  }

  /// Makes sure that everything that could be next is tried here.
  void tryAll() {
    Arrays.stream(enabled).forEach(toTry::add);
  }

  /// Makes sure that one is tried here, if it could be next.
  void tryIfPossible(int handle) {
    if (Arrays.stream(enabled).anyMatch(each -> each == handle)) {
      toTry.add(handle);
    }
  }

  boolean hasTriedChosen() {
    return tried.containsKey(chosen);
  }

  /// Returns what sleeps after the chosen one has run: what slept here or was tried here before,
  /// and could as well have run afterwards.
  List<Sleeper> asleepAfter(Footprint footprint, IntUnaryOperator madeIn, Dependence dependence) {
    var sleepers = new ArrayList<Sleeper>();
    for (var each : asleep) {
      if (dependence.sleepsThrough(each, footprint, madeIn)) {
        sleepers.add(each);
      }
    }
    for (var each : tried.values()) {
      each.filter(sleeper -> sleeper.handle() != chosen)
          .filter(sleeper -> dependence.sleepsThrough(sleeper, footprint, madeIn))
          .ifPresent(sleepers::add);
    }
    return sleepers;
  }

  private Sleeper sleeper(int handle, Footprint footprint, IntUnaryOperator madeIn) {
    return new Sleeper(
        handle,
        footprint.ofFirst(objects),
        hasUnknown(footprint.reads(), madeIn),
        hasUnknown(footprint.writes(), madeIn),
        objects,
        event);
  }

  private boolean hasUnknown(long[] places, IntUnaryOperator madeIn) {
    return Arrays.stream(places)
        .mapToInt(Footprint::object)
        .anyMatch(object -> object >= objects && madeIn.applyAsInt(object) < event);
  }
}
