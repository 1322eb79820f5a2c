package ch10_mock_or_patch.e1_hand_it_over;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.mock.Patches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.mockito.Mockito;

@LoopTest(timeout = 60)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NewsletterTest {
  private final Mailer robot = asyncMock(Mailer.class);
  private final List<String> log = new ArrayList<>();

  @Test
  @Order(1)
  void theMailerThatItWasHandedSendsTheLetters() {
    var missed = await(new Newsletter(robot).publish("hello", List.of("ann", "bob")));
    assertEquals(List.of(), missed, "who did not get the letter");
    verifyAwaited(robot).send("ann", "hello");
    verifyAwaited(robot).send("bob", "hello");
  }

  @Test
  @Order(2)
  void whoDidNotGetItIsTold() {
    when(robot.send("ann", "hello")).raising(new IOException("no such address"));
    var missed = await(new Newsletter(robot).publish("hello", List.of("ann", "bob")));
    assertEquals(List.of("ann"), missed, "who did not get the letter");
    verifyAwaited(robot).send("bob", "hello");
    assertEquals(
        List.of(), await(new Newsletter(robot).publish("hello", List.of())), "nobody is to get it");
  }

  @Test
  @Order(3)
  void theMailerIsNotHungUpOn() {
    var newsletter = new Newsletter(robot);
    await(newsletter.publish("hello", List.of("ann")));
    await(newsletter.publish("again", List.of("ann")));
    verifyAwaited(robot).send("ann", "again");
    verifyAwaited(robot, Mockito.never().description("whoever handed it over hangs up")).hangUp();
  }

  @Test
  @Order(4)
  void nobodyConnectsToTheRealOne() {
    try (var mailers = Patches.statics(Mailer.class)) {
      new Newsletter(robot);
      mailers.verify(() -> Mailer.connect(), Mockito.never());
    }
  }

  @Test
  @Order(5)
  void twoNewslettersHaveTheirOwnMailers() {
    var other = asyncMock(Mailer.class);
    var first = new Newsletter(robot);
    var second = new Newsletter(other);
    await(first.publish("one", List.of("ann")));
    await(second.publish("two", List.of("bob")));
    assertEquals(List.of("send(\"ann\", \"one\"), awaited"), calls(robot), "the first mailer");
    assertEquals(List.of("send(\"bob\", \"two\"), awaited"), calls(other), "the second mailer");
  }

  @Test
  @Order(6)
  void theLettersAreSentOneAfterAnother() {
    var newsletter = new Newsletter(new SlowMailer());
    var missed = await(newsletter.publish("hello", List.of("zoe", "nobody", "ann")));
    assertEquals(List.of("nobody"), missed, "who did not get the letter");
    assertEquals(
        List.of("to zoe", "sent to zoe", "to nobody", "to ann", "sent to ann"),
        log,
        "what a slow mailer did");
    assertEquals(seconds(3), EventLoop.running().time(), "three letters of 1 s each");
    assertEquals(
        List.of(), await(newsletter.publish("again", List.of("ann"))), "who missed the next one");
  }

  @Test
  @Order(7)
  void whoGivesUpSendingSendsNoMore() {
    var newsletter = new Newsletter(new SlowMailer());
    assertThrows(
        TimeoutError.class,
        () -> await(waitFor(newsletter.publish("hello", List.of("ann", "bob")), millis(500))),
        "a letter takes 1 s, and the publisher gives up after 0.5 s");
    await(sleep(seconds(5)));
    assertEquals(List.of("to ann"), log, "what the mailer did");
  }

  /// Needs a second for a letter, and knows no reader called nobody.
  private final class SlowMailer implements Mailer {
    @Override
    public Coroutine<Void> send(String to, String text) {
      return async(() -> {
        log.add("to " + to);
        await(sleep(seconds(1)));
        if (to.equals("nobody")) {
          throw new IllegalStateException("no such address");
        }
        log.add("sent to " + to);
      });
    }

    @Override
    public Coroutine<Void> hangUp() {
      return async(() -> {
        log.add("hung up");
      });
    }
  }

  private static List<String> calls(Mailer mailer) {
    return callsOf(mailer).stream().map(Object::toString).toList();
  }
}
