// rejected by anyGuestsComeIn: what has happened
package ch09_fixtures.e1_house_in_order;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.testkit.Fixture;

/// The fixtures for tests of a chat.
final class ChatFixtures {
  private ChatFixtures() {}

  /// A server that is up, and down again after the test.
  static Fixture<String> server(Chat chat) {
    return Fixture.of(setUp -> {
      await(chat.startServer());
      setUp.afterwards(() -> await(chat.stopServer()));
      return "server";
    });
  }

  /// A room that is open, on that server.
  static Fixture<String> room(Chat chat, Fixture<String> server) {
    return Fixture.of(setUp -> {
      setUp.use(server);
      await(chat.openRoom());
      setUp.afterwards(() -> await(chat.closeRoom()));
      return "room";
    });
  }

  /// A guest who is in that room, and out again before it is closed.
  static Fixture<String> guest(Chat chat, Fixture<String> room, String name) {
    return Fixture.of(setUp -> {
      setUp.use(room);
      await(chat.comeIn(name.strip()));
      setUp.afterwards(() -> await(chat.goOut(name.strip())));
      return name;
    });
  }
}
