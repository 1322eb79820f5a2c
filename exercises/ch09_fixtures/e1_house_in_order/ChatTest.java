package ch09_fixtures.e1_house_in_order;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.testkit.Fixture;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Each test looks at the diary of the one before it, when that has been torn down.
@LoopTest(timeout = 60)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChatTest {
  private static List<Chat> chats = List.of();

  private final Chat chat = new Chat();
  private final Fixture<String> server = ChatFixtures.server(chat);
  private final Fixture<String> room = ChatFixtures.room(chat, server);
  private final Fixture<String> ann = ChatFixtures.guest(chat, room, "ann");
  private final Fixture<String> bob = ChatFixtures.guest(chat, room, "bob");

  private List<String> diaryOfTheTestBefore() {
    return chats.getFirst().diary();
  }

  private void assertNoComplaints(String why) {
    assertEquals(List.of(), chats.getFirst().complaints(), "what the chat complained of: " + why);
  }

  private void remember() {
    chats = List.of(chat);
  }

  @Test
  @Order(1)
  void aGuestIsInARoomOnAServer() {
    remember();
    assertEquals("ann", ann.get(), "the guest");
    assertEquals("room", room.get(), "the room");
    assertEquals(
        List.of("server up", "room open", "ann in"),
        chat.diary(),
        "what has happened when the guest is there");
  }

  @Test
  @Order(2)
  void afterwardsAllIsTakenDownBackwards() {
    assertEquals(
        List.of("server up", "room open", "ann in", "ann out", "room closed", "server down"),
        diaryOfTheTestBefore(),
        "the diary of the test with one guest, after its tear-down");
  }

  @Test
  @Order(3)
  void twoGuestsShareTheRoom() {
    remember();
    ann.get();
    bob.get();
    assertEquals(
        List.of("server up", "room open", "ann in", "bob in"),
        chat.diary(),
        "what has happened when two guests are there");
  }

  @Test
  @Order(4)
  void whoAsksForTheServerOnlyGetsNoRoom() {
    assertEquals(
        List.of(
            "server up", "room open", "ann in", "bob in",
            "bob out", "ann out", "room closed", "server down"),
        diaryOfTheTestBefore(),
        "the diary of the test with two guests, after its tear-down");
    assertEquals("server", server.get(), "the server");
    assertEquals(List.of("server up"), chat.diary(), "what a test has that wants only a server");
  }

  @Test
  @Order(5)
  void aStuckDoorIsTheTestsToSee() {
    remember();
    chat.letTheDoorBeStuck();
    var error =
        assertThrows(IllegalStateException.class, () -> ann.get(), "the guest cannot come in");
    assertEquals("the door is stuck", error.getMessage(), "what went wrong");
  }

  @Test
  @Order(6)
  void afterAFailedSetUpTheRestIsTakenDownToo() {
    assertEquals(
        List.of("server up", "room open", "room closed", "server down"),
        diaryOfTheTestBefore(),
        "the diary of the test in which the guest could not come in");
    assertNoComplaints("a guest who never came in can't leave");
  }

  @Test
  @Order(7)
  void aLockedRoomIsTheTestsToSee() {
    remember();
    chat.letTheRoomBeLocked();
    var error =
        assertThrows(IllegalStateException.class, () -> ann.get(), "the room cannot be opened");
    assertEquals("the room is locked", error.getMessage(), "what went wrong");
  }

  @Test
  @Order(8)
  void aRoomThatNeverOpenedIsNotClosed() {
    assertEquals(
        List.of("server up", "server down"),
        diaryOfTheTestBefore(),
        "the diary of the test in which the room could not be opened");
    assertNoComplaints("a room that never opened can't be closed");
  }

  @Test
  @Order(9)
  void twoChatsAreTwo() {
    remember();
    var other = new Chat();
    var room2 = ChatFixtures.room(other, ChatFixtures.server(other));
    var zoe = ChatFixtures.guest(other, room2, "zoe");
    assertEquals(List.of("ann", "zoe"), List.of(ann.get(), zoe.get()), "a guest of each chat");
    assertEquals(List.of("server up", "room open", "ann in"), chat.diary(), "one chat");
    assertEquals(List.of("server up", "room open", "zoe in"), other.diary(), "the other chat");
  }
}
