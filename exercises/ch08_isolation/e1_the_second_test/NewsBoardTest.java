package ch08_isolation.e1_the_second_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@LoopTest(timeout = 60)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NewsBoardTest {
  private final NewsBoard board = new NewsBoard();

  @Test
  @Order(1)
  void whoWaitsGetsTheNextNews() {
    var reader = createTask(board.next(), "reader");
    await(sleep(seconds(1)));
    board.publish("rain");
    assertEquals("rain", await(reader), "what the reader got");
  }

  @Test
  @Order(2)
  void aNewBoardHasNoNews() {
    assertEquals(List.of(), board.archive(), "the news on a new board");
  }

  @Test
  @Order(3)
  void twoBoardsAreTwo() {
    var other = new NewsBoard();
    var reader = createTask(other.next(), "reader");
    await(sleep(seconds(1)));
    board.publish("rain");
    assertEquals(List.of(), other.archive(), "the other board, after news on the first");
    assertEquals(1, other.waiting(), "who waits before the other board, after news on the first");
    other.publish("sun");
    assertEquals("sun", await(reader), "what the reader of the other board got");
    assertEquals(List.of("rain"), board.archive(), "the first board, after news on the other");
  }

  @Test
  @Order(4)
  void whoGivesUpWaitsNoLonger() {
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(board.next(), seconds(5))),
        "no news comes, so the reader gives up after 5 s");
    assertEquals(0, board.waiting(), "who waits after the only reader has given up");
    board.publish("too late");
    assertEquals(List.of("too late"), board.archive(), "the news");
  }

  @Test
  @Order(5)
  void severalWaitAtOnce() {
    var readers = gather(board.next(), board.next());
    await(sleep(seconds(1)));
    assertEquals(2, board.waiting(), "who waits");
    board.publish("wind");
    assertEquals(List.of("wind", "wind"), await(readers), "what two readers got");
    assertEquals(0, board.waiting(), "who waits after the news");
  }

  @Test
  @Order(6)
  void oneOfTwoGivesUp() {
    var patient = createTask(board.next(), "patient");
    var hasty = createTask(waitFor(board.next(), seconds(5)), "hasty");
    var last = createTask(board.next(), "last");
    assertThrows(TimeoutError.class, () -> await(hasty), "the second of three readers gives up");
    assertEquals(2, board.waiting(), "who waits after one of three has given up");
    assertDoesNotThrow(
        () -> board.publish("snow"), "news for three readers, one of whom has given up");
    await(sleep(seconds(1)));
    assertTrue(patient.isDone(), "the first of three readers, one of whom gave up, has no news");
    assertTrue(last.isDone(), "the last of three readers, one of whom gave up, has no news");
    assertEquals(List.of("snow", "snow"), await(gather(patient, last)), "what they got");
  }

  @Test
  @Order(7)
  void aReaderGivesUpAsTheNewsComes() {
    var hasty = createTask(board.next(), "hasty");
    var patient = createTask(board.next(), "patient");
    await(sleep(seconds(1)));
    hasty.cancel();
    assertDoesNotThrow(
        () -> board.publish("hail"), "news in the moment in which a reader gives up");
    assertEquals("hail", await(patient), "what the other reader got");
    assertThrows(CancelledError.class, () -> await(hasty), "the one who gave up");
  }

  @Test
  @Order(8)
  void whoComesLaterWaitsForTheNextNews() {
    var early = createTask(board.next(), "early");
    await(sleep(seconds(1)));
    board.publish("fog");
    assertDoesNotThrow(() -> board.publish("hail"), "a second piece of news at once");
    var late = createTask(board.next(), "late");
    await(sleep(seconds(1)));
    assertEquals("fog", await(early), "what one got who waited for the first of two news");
    assertEquals(1, board.waiting(), "who waits: one who came after both");
    board.publish("storm");
    assertEquals("storm", await(late), "what that one got");
    assertEquals(List.of("fog", "hail", "storm"), board.archive(), "the news");
  }
}
