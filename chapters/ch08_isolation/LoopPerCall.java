import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import dev.loopbook.sync.Queue;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.*;

// region inbox
static class Inbox {
  private final Queue<String> mail = new Queue<>();

  Coroutine<Void> deliver(String letter) {
    return async(() -> {
      await(sleep(millis(100)));
      mail.putNowait(letter);
    });
  }

  Coroutine<String> next() {
    return mail.get();
  }
}
// endregion

// region tests
static class LoopPerCallTest {
  Inbox inbox;
  Task<Void> postman;

  @BeforeEach
  void setUp() {
    run(async(() -> {
      inbox = new Inbox();
      postman = createTask(inbox.deliver("hello"), "postman");
    }));
  }

  @Test
  void aLetterArrives() {
    assertEquals("hello", run(inbox.next()));
  }
}
// endregion

void main() {
  IO.print(Tests.run(LoopPerCallTest.class));
}
