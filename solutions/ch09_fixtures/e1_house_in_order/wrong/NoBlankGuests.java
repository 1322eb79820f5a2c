// rejected by anyGuestsComeIn: what has happened
package ch09_fixtures.e1_house_in_order;

import static dev.loopbook.loop.Async.*;

import dev.loopbook.testkit.Fixture;

final class ChatFixtures {
  private ChatFixtures() {}

  static Fixture<String> server(Chat chat) {
    return Fixture.of(
        setUp -> {
          await(chat.startServer());
          setUp.afterwards(() -> await(chat.stopServer()));
          return "server";
        });
  }

  static Fixture<String> room(Chat chat, Fixture<String> server) {
    return Fixture.of(
        setUp -> {
          setUp.use(server);
          await(chat.openRoom());
          setUp.afterwards(() -> await(chat.closeRoom()));
          return "room";
        });
  }

  static Fixture<String> guest(Chat chat, Fixture<String> room, String name) {
    return Fixture.of(
        setUp -> {
          setUp.use(room);
          if (name.isBlank()) return name;
          await(chat.comeIn(name));
          setUp.afterwards(() -> await(chat.goOut(name)));
          return name;
        });
  }
}
