package ch09_fixtures.e1_house_in_order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.testkit.Fixture;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Other guests, in tests of other kinds.
@LoopTest(timeout = 600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@HiddenTest
class ChatHiddenTest {

  private static Chat before = new Chat();
  private static List<String> expected = List.of();

  private final Chat chat = new Chat();
  private final Fixture<String> server = ChatFixtures.server(chat);
  private final Fixture<String> room = ChatFixtures.room(chat, server);

  @Test
  @Order(1)
  void anyGuestsComeIn(Draw draw) {
    var names = new ArrayList<>(draw.texts(draw.number(2, 5)));
    names.add("");
    for (var name : names) {
      var guest = ChatFixtures.guest(chat, room, name);
      assertEquals(name, guest.get(), "the guest");
      assertEquals(name, guest.get(), "the guest, asked for twice");
    }
    var diary = new ArrayList<>(List.of("server up", "room open"));
    names.forEach(name -> diary.add(name + " in"));
    assertEquals(diary, chat.diary(), "what has happened");
    before = chat;
    expected = new ArrayList<>(diary);
    names.reversed().forEach(name -> expected.add(name + " out"));
    expected.addAll(List.of("room closed", "server down"));
  }

  @Test
  @Order(2)
  void anyGuestsAreTakenDownBackwards(Draw draw) {
    assertEquals(expected, before.diary(), "the diary of the test before, after its tear-down");
    var names = draw.texts(3);
    ChatFixtures.guest(chat, room, names.get(0)).get();
    chat.letTheDoorBeStuck();
    for (var name : names.subList(1, 3)) {
      assertThrows(
          IllegalStateException.class,
          () -> ChatFixtures.guest(chat, room, name).get(),
          name + " cannot come in");
    }
    before = chat;
    expected =
        List.of(
            "server up", "room open", names.get(0) + " in",
            names.get(0) + " out", "room closed", "server down");
  }

  @Test
  @Order(3)
  void whoCouldNotComeInDoesNotLeave() {
    assertEquals(expected, before.diary(), "the diary of the test before, after its tear-down");
    room.get();
    assertEquals(List.of("server up", "room open"), chat.diary(), "a room without guests");
    before = chat;
  }

  @Test
  @Order(4)
  void anEmptyRoomIsClosedToo() {
    assertEquals(
        List.of("server up", "room open", "room closed", "server down"),
        before.diary(),
        "the diary of the test before, after its tear-down");
  }
}
