import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.mock.AsyncMocks.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import dev.loopbook.testkit.mock.Patches;
import java.util.Map;
import org.junit.jupiter.api.Test;

// region code
static class Mailer {
  private String from = "nobody@example.com";
  private int retries = 3;
  int sent;

  Coroutine<String> send(String to) {
    return async(() -> {
      sent++;
      return "really sent to " + to + " from " + from;
    });
  }

  Coroutine<String> sendAll(String... names) {
    return async(() -> {
      var last = "";
      for (var name : names) {
        last = await(send(name));
      }
      return last + ", " + retries + " tries each";
    });
  }
}

static class Newsletter {
  Coroutine<String> publish() {
    return async(() -> await(new Mailer().send("all"))); // a new one
  }
}
// endregion

// region tests
@LoopTest
static class ToolboxTest {
  @Test
  void aSpyAnswersLikeTheRealOneAndCounts() {
    var mailer = asyncSpy(new Mailer());
    when(mailer.send("bob")).returning("left out");
    assertEquals("left out, 3 tries each",
        await(mailer.sendAll("ann", "bob")));
    verifyAwaited(mailer).send("ann");
  }

  @Test
  void aSpyIsACopy() {
    var real = new Mailer();
    var spy = asyncSpy(real);
    await(spy.send("ann"));
    assertEquals(1, spy.sent);
    assertEquals(0, real.sent);
  }

  @Test
  void fieldsAreSetForAWhile() {
    var mailer = new Mailer();
    try (var _ = Patches.fields(mailer, Map.of("from", "us", "retries", 0))) {
      assertEquals("really sent to ann from us, 0 tries each",
          await(mailer.sendAll("ann")));
    }
    assertEquals("really sent to ann from nobody@example.com",
        await(mailer.send("ann")));
  }

  @Test
  void whatTheCodeMakesItselfIsAMock() {
    try (var made = Patches.construction(Mailer.class,
        mailer -> when(mailer.send("all")).returning("published"))) {
      assertEquals("published", await(new Newsletter().publish()));
      verifyAwaited(made.made().getFirst()).send("all");
    }
  }

  @Test
  void aMockHasTheMethodsOfItsTypeAndTheirEmptyAnswers() {
    var mailer = asyncMock(Mailer.class);
    assertNull(await(mailer.send("ann")));
    verifyAwaited(mailer).send("bob");
  }
}
// endregion

void main() {
  IO.print(Tests.run(ToolboxTest.class));
}
