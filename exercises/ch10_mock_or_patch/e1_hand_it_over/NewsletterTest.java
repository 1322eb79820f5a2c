package ch10_mock_or_patch.e1_hand_it_over;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.mock.Patches;
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
    when(robot.send("ann", "hello")).raising(new IllegalStateException("no such address"));
    var missed = await(new Newsletter(robot).publish("hello", List.of("ann", "bob")));
    assertEquals(List.of("ann"), missed, "who did not get the letter");
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

  private static List<String> calls(Mailer mailer) {
    return callsOf(mailer).stream().map(Object::toString).toList();
  }
}
