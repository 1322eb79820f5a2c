import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.sync.Queue;
import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

static class Inbox {
  private final Queue<String> mail = new Queue<>();

  Coroutine<Void> deliver(String letter) {
    return async(() -> {
      await(sleep(millis(100)));
      mail.putNowait(letter);
    });
  }

  Coroutine<String> next() {
    return async(() -> {
      var letter = await(mail.get());
      mail.taskDone();
      return letter;
    });
  }
}

@LoopTest
static class InboxTest {
  Inbox inbox;

  @BeforeEach
  void setUp() {
    inbox = new Inbox();
  }

  @Test
  void aLetterArrives() {
    await(inbox.deliver("hello"));
    assertEquals("hello", await(inbox.next()));
  }

  @Test
  void twoArriveInTheOrderSent() {
    await(inbox.deliver("first"));
    await(inbox.deliver("second"));
    assertEquals("first", await(inbox.next()));
    assertEquals("second", await(inbox.next()));
  }

  @Test
  void noLetterBeforeItsTime() {
    var postman = createTask(inbox.deliver("hello"), "postman");
    var reader = createTask(inbox.next(), "reader");
    await(sleep(millis(99)));
    assertFalse(reader.isDone());
    await(postman);
    assertEquals("hello", await(reader));
  }
}

void main() {
  IO.print(Tests.run(InboxTest.class));
}
