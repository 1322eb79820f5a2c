// rejected by afterAFailedSetUpTheRestIsTakenDownToo: a guest who never came in
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
          setUp.afterwards(
              () -> {
                try {
                  await(chat.closeRoom());
                } catch (IllegalStateException e) {
                  // it wasn't open
                }
              });
          await(chat.openRoom());
          return "room";
        });
  }

  static Fixture<String> guest(Chat chat, Fixture<String> room, String name) {
    return Fixture.of(
        setUp -> {
          setUp.use(room);
          setUp.afterwards(
              () -> {
                try {
                  await(chat.goOut(name));
                } catch (IllegalStateException e) {
                  // they weren't in
                }
              });
          await(chat.comeIn(name));
          return name;
        });
  }
}
