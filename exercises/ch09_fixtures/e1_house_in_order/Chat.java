package ch09_fixtures.e1_house_in_order;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A chat: a server, a room on it, and guests in the room. It is given: leave it as it is.
final class Chat {
  private final List<String> diary = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private boolean doorIsStuck;
  private boolean roomIsLocked;
  private final Set<String> guests = new TreeSet<>();
  private boolean serverIsUp;
  private boolean roomIsOpen;

  /// Returns what has happened, oldest first.
  List<String> diary() {
    return List.copyOf(diary);
  }

  /// Returns what was done out of order.
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /// Lets every guest from now on fail to come in.
  void letTheDoorBeStuck() {
    doorIsStuck = true;
  }

  /// Lets every room from now on fail to open.
  void letTheRoomBeLocked() {
    roomIsLocked = true;
  }

  Coroutine<Void> startServer() {
    return async(() -> {
      await(sleep(seconds(1)));
      serverIsUp = true;
      diary.add("server up");
    });
  }

  Coroutine<Void> stopServer() {
    return async(() -> {
      if (roomIsOpen) {
        throw complaint("a room is still open on the server");
      }
      await(sleep(seconds(1)));
      serverIsUp = false;
      diary.add("server down");
    });
  }

  Coroutine<Void> openRoom() {
    return async(() -> {
      if (!serverIsUp) {
        throw complaint("no server is up");
      }
      await(sleep(millis(100)));
      if (roomIsLocked) {
        throw new IllegalStateException("the room is locked");
      }
      roomIsOpen = true;
      diary.add("room open");
    });
  }

  Coroutine<Void> closeRoom() {
    return async(() -> {
      if (!roomIsOpen) {
        throw complaint("no room is open");
      }
      if (!guests.isEmpty()) {
        throw complaint(guests + " are still in the room");
      }
      await(sleep(millis(100)));
      roomIsOpen = false;
      diary.add("room closed");
    });
  }

  Coroutine<String> comeIn(String guest) {
    return async(() -> {
      if (!roomIsOpen) {
        throw complaint("no room is open for " + guest);
      }
      await(sleep(millis(10)));
      if (doorIsStuck) {
        throw new IllegalStateException("the door is stuck");
      }
      guests.add(guest);
      diary.add(guest + " in");
      return guest;
    });
  }

  Coroutine<Void> goOut(String guest) {
    return async(() -> {
      if (!guests.contains(guest)) {
        throw complaint(guest + " isn't in the room");
      }
      await(sleep(millis(10)));
      guests.remove(guest);
      diary.add(guest + " out");
    });
  }

  private IllegalStateException complaint(String what) {
    complaints.add(what);
    return new IllegalStateException(what);
  }
}
