// right: the readers are gathered under a time limit, and the test itself puts the letters
package ch20_all_orders.e3_mailbox_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.testkit.LoopTest;

class MailboxTest {

  @LoopTest(schedules = 200)
  void bothReadersAreServed() {
    var box = new Mailbox();
    var both = createTask(gatherTwo(box), "both");
    await(sleep(millis(1)));
    box.put("x");
    await(sleep(seconds(0)));
    box.put("y");
    assertTrue(await(waitFor(both, seconds(5))), "each letter is taken once");
  }

  @LoopTest(schedules = 20)
  void firstInFirstOut() {
    var box = new Mailbox();
    box.put("x");
    box.put("y");
    assertEquals("x", await(box.take()), "the letter that came first");
    assertEquals("y", await(box.take()), "the letter that came second");
  }

  private static dev.loopbook.loop.Coroutine<Boolean> gatherTwo(Mailbox box) {
    return async(() -> {
      var taken = await(gather(box.take(), box.take()));
      return taken.contains("x") && taken.contains("y");
    });
  }
}
