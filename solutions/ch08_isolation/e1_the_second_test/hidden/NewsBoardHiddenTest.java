package ch08_isolation.e1_the_second_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// More boards, more readers, and some who give up.
@LoopTest(timeout = 600)
@HiddenTest
class NewsBoardHiddenTest {

  @Test
  void whoeverGivesUpTheOthersGetTheNews(Draw draw) {
    for (int hasty = 0; hasty < 5; hasty++) {
      oneOfFiveGivesUp(hasty, draw);
    }
  }

  private static void oneOfFiveGivesUp(int hasty, Draw draw) {
    var board = new NewsBoard();
    List<Task<String>> readers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      var next = board.next();
      readers.add(createTask(i == hasty ? waitFor(next, draw.millis(100, 900)) : next));
    }
    await(sleep(millis(50)));
    assertEquals(5, board.waiting(), "who waits");
    await(sleep(seconds(1)));
    assertThrows(TimeoutError.class, () -> await(readers.get(hasty)), "the one who gives up");
    assertEquals(4, board.waiting(), "who waits after one of five has given up");
    var text = draw.text();
    board.publish(text);
    await(sleep(seconds(1)));
    for (int i = 0; i < 5; i++) {
      if (i != hasty) {
        assertTrue(readers.get(i).isDone(), "reader " + i + " has the news");
        assertEquals(text, await(readers.get(i)), "reader " + i);
      }
    }
    assertEquals(0, board.waiting(), "who waits after the news");
  }

  @Test
  void severalMayGiveUp(Draw draw) {
    var board = new NewsBoard();
    List<Task<String>> readers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      readers.add(createTask(board.next(), "reader " + i));
    }
    await(sleep(millis(50)));
    for (int left = 4; left >= 0; left--) {
      var hasty = readers.remove(draw.number(0, left));
      hasty.cancel();
      await(waitOn(List.of(hasty)));
      assertEquals(left, board.waiting(), "who waits after " + (5 - left) + " of 5 have given up");
    }
    board.publish("rain");
    assertEquals(List.of("rain"), board.archive(), "the news");
  }

  @Test
  void eachNewsGoesToThoseWhoWait(Draw draw) {
    var board = new NewsBoard();
    var texts = draw.texts(4);
    for (var text : texts) {
      List<Task<String>> readers = new ArrayList<>();
      for (int i = draw.number(0, 3); i > 0; i--) {
        readers.add(createTask(board.next()));
      }
      await(sleep(seconds(draw.number(61, 99))));
      assertEquals(readers.size(), board.waiting(), "who waits for " + text);
      board.publish(text);
      for (var reader : readers) {
        assertEquals(text, await(reader), "a reader of " + text);
      }
    }
    assertEquals(texts, board.archive(), "the news");
  }

  @Test
  void anyTextIsNews(Draw draw) {
    var board = new NewsBoard();
    var word = draw.word();
    var texts = new ArrayList<>(List.of("", "  ", word, word, word.repeat(200)));
    texts.addAll(draw.texts(30));
    for (var text : texts) {
      var reader = createTask(board.next(), "reader");
      await(sleep(millis(1)));
      board.publish(text);
      assertEquals(text, await(reader), "what the reader got");
      assertEquals(0, board.waiting(), "who waits after the news");
    }
    assertEquals(texts, board.archive(), "the news, of which some are blank, equal or long");
  }

  @Test
  void whoGivesUpBeforeTheyBeginIsNotCounted() {
    var board = new NewsBoard();
    var reader = createTask(board.next(), "reader");
    reader.cancel();
    await(waitOn(List.of(reader)));
    await(sleep(millis(1)));
    assertEquals(0, board.waiting(), "who waits after a reader who gave up before their first turn");
    board.publish("rain");
    assertEquals(List.of("rain"), board.archive(), "the news");
  }

  @Test
  void anArchiveThatWasHandedOutStaysAsItIs(Draw draw) {
    var board = new NewsBoard();
    var texts = draw.texts(2);
    board.publish(texts.get(0));
    var before = board.archive();
    board.publish(texts.get(1));
    assertEquals(List.of(texts.get(0)), before, "the news that there was before the last");
  }

  @Test
  void boardsHaveNothingInCommon(Draw draw) {
    var texts = draw.texts(3);
    List<NewsBoard> boards = List.of(new NewsBoard(), new NewsBoard(), new NewsBoard());
    var readers = boards.stream().map(board -> createTask(board.next())).toList();
    await(sleep(millis(10)));
    for (int i : draw.shuffled(List.of(0, 1, 2))) {
      assertEquals(1, boards.get(i).waiting(), "who waits before board " + i);
      boards.get(i).publish(texts.get(i));
      assertEquals(texts.get(i), await(readers.get(i)), "the reader of board " + i);
      assertEquals(List.of(texts.get(i)), boards.get(i).archive(), "the news on board " + i);
    }
  }
}
