// rejected by acceptsTheRightOne: nothing can ever run again
package ch20_all_orders.e3_mailbox_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;

class MailboxTest {
  @LoopTest(schedules = 50)
  void aReaderWaits() {
    var box = new Mailbox();
    var letter = await(box.take());
    box.put("hello");
    assertEquals("hello", letter);
  }
}
