package ch10_mock_or_patch.e1_hand_it_over;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Other readers, other letters, and a mailer of another pace.
@LoopTest(timeout = 600)
@HiddenTest
class NewsletterHiddenTest {

  private final List<String> log = new ArrayList<>();

  @Test
  void anyLettersGoOutOneAfterAnother(Draw draw) {
    var readers = draw.texts(6);
    var unknown = draw.shuffled(readers).subList(0, 2);
    int pace = draw.number(1, 9);
    var newsletter = new Newsletter(mailer("", unknown, pace));
    for (var text : draw.texts(2)) {
      log.clear();
      var before = EventLoop.running().time();
      var missed = await(newsletter.publish(text, readers));
      assertEquals(readers.stream().filter(unknown::contains).toList(), missed, "who missed it");
      assertEquals(readers.stream().map(each -> text + " to " + each).toList(), log, "the letters");
      assertEquals(
          seconds(6 * pace), EventLoop.running().time().minus(before), "six letters of " + pace + " s");
    }
  }

  @Test
  void aReaderWhoIsListedTwiceGetsTwoLetters(Draw draw) {
    var readers = draw.texts(2);
    var twice = List.of(readers.get(0), readers.get(1), readers.get(0), readers.get(1));
    var newsletter = new Newsletter(mailer("", List.of(readers.get(1)), 1));
    assertEquals(
        List.of(readers.get(1), readers.get(1)),
        await(newsletter.publish("x", twice)),
        "who missed it, where everybody is listed twice");
    assertEquals(4, log.size(), "letters to two readers who are listed twice");
  }

  @Test
  void anyTextIsSentToAnyReader(Draw draw) {
    var readers = draw.shuffled(List.of("", "  ", draw.text(), draw.word().repeat(100)));
    var newsletter = new Newsletter(mailer("", List.of(""), 1));
    for (var text : List.of("", " ", draw.word().repeat(500))) {
      log.clear();
      assertEquals(List.of(""), await(newsletter.publish(text, readers)), "who missed it");
      assertEquals(
          readers.stream().map(each -> text + " to " + each).toList(),
          log,
          "the letters, of which some are blank or long");
    }
  }

  @Test
  void manyMayMissIt(Draw draw) {
    var readers = draw.texts(14);
    var unknown = draw.shuffled(readers).subList(0, 12);
    var newsletter = new Newsletter(mailer("", unknown, 1));
    assertEquals(
        readers.stream().filter(unknown::contains).toList(),
        await(newsletter.publish("x", readers)),
        "who missed it, where most do");
    assertEquals(14, log.size(), "letters that were tried");
  }

  @Test
  void aSlowMailerIsWaitedFor(Draw draw) {
    int pace = draw.number(60, 90);
    var newsletter = new Newsletter(mailer("", List.of(), pace));
    assertEquals(List.of(), await(newsletter.publish("x", draw.texts(2))), "who missed it");
    assertEquals(seconds(2 * pace), EventLoop.running().time(), "two letters of " + pace + " s");
  }

  @Test
  void twoNewslettersAtOnceDoNotMix(Draw draw) {
    var readers = draw.texts(3);
    var texts = draw.texts(2);
    var first = new Newsletter(mailer("1: ", List.of(readers.get(0)), 1));
    var second = new Newsletter(mailer("2: ", List.of(readers.get(1)), 2));
    var missed =
        await(gather(first.publish(texts.get(0), readers), second.publish(texts.get(1), readers)));
    assertEquals(
        List.of(List.of(readers.get(0)), List.of(readers.get(1))), missed, "who missed which one");
    for (int i = 0; i < 2; i++) {
      var mark = i + 1 + ": ";
      var text = texts.get(i);
      assertEquals(
          readers.stream().map(each -> mark + text + " to " + each).toList(),
          log.stream().filter(line -> line.startsWith(mark)).toList(),
          "the letters of mailer " + mark);
    }
  }

  @Test
  void onePublisherTwiceAtOnce(Draw draw) {
    var readers = draw.texts(3);
    var newsletter = new Newsletter(mailer("", List.of(readers.get(2)), 1));
    var missed =
        await(gather(newsletter.publish("one", readers), newsletter.publish("two", readers)));
    assertEquals(
        List.of(List.of(readers.get(2)), List.of(readers.get(2))), missed, "who missed which one");
    assertEquals(seconds(3), EventLoop.running().time(), "two times three letters, at once");
  }

  @Test
  void wheneverThePublisherGivesUpNoMoreIsSent(Draw draw) {
    for (int sent = 0; sent < 4; sent++) {
      thePublisherGivesUp(sent, false, draw);
      thePublisherGivesUp(sent, true, draw);
    }
  }

  private void thePublisherGivesUp(int sent, boolean aReaderIsMissed, Draw draw) {
    log.clear();
    var readers = draw.texts(5);
    var newsletter = new Newsletter(mailer("", readers.subList(0, aReaderIsMissed ? 1 : 0), 1));
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(newsletter.publish("x", readers), seconds(sent + 0.5))),
        "a publisher who gives up");
    await(sleep(seconds(20)));
    assertEquals(sent + 1, log.size(), "letters begun");
  }

  private Mailer mailer(String mark, List<String> unknown, int pace) {
    return new Mailer() {
      @Override
      public Coroutine<Void> send(String to, String text) {
        return async(() -> {
          log.add(mark + text + " to " + to);
          await(sleep(seconds(pace)));
          if (unknown.contains(to)) {
            throw new java.io.IOException("no such address");
          }
        });
      }

      @Override
      public Coroutine<Void> hangUp() {
        return async(() -> {
          log.add(mark + "hung up");
        });
      }
    };
  }
}
