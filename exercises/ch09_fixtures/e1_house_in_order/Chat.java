package ch09_fixtures.e1_house_in_order;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.loop.Coroutine;
import java.util.ArrayList;
import java.util.List;

/// A chat: a server, a room on it, and guests in the room. It is given: leave it as it is.
final class Chat {
  private final List<String> diary = new ArrayList<>();
  private boolean doorIsStuck;
  private boolean serverIsUp;
  private boolean roomIsOpen;

  /// Returns what has happened, oldest first.
  List<String> diary() {
    return List.copyOf(diary);
  }

  /// Lets every guest from now on fail to come in.
  void letTheDoorBeStuck() {
    doorIsStuck = true;
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
        throw new IllegalStateException("a room is still open on the server");
      }
      await(sleep(seconds(1)));
      serverIsUp = false;
      diary.add("server down");
    });
  }

  Coroutine<Void> openRoom() {
    return async(() -> {
      if (!serverIsUp) {
        throw new IllegalStateException("no server is up");
      }
      await(sleep(millis(100)));
      roomIsOpen = true;
      diary.add("room open");
    });
  }

  Coroutine<Void> closeRoom() {
    return async(() -> {
      await(sleep(millis(100)));
      roomIsOpen = false;
      diary.add("room closed");
    });
  }

  Coroutine<String> comeIn(String guest) {
    return async(() -> {
      if (!roomIsOpen) {
        throw new IllegalStateException("no room is open for " + guest);
      }
      await(sleep(millis(10)));
      if (doorIsStuck) {
        throw new IllegalStateException("the door is stuck");
      }
      diary.add(guest + " in");
      return guest;
    });
  }

  Coroutine<Void> goOut(String guest) {
    return async(() -> {
      if (!diary.contains(guest + " in")) {
        throw new IllegalStateException(guest + " never came in");
      }
      await(sleep(millis(10)));
      diary.add(guest + " out");
    });
  }
}
