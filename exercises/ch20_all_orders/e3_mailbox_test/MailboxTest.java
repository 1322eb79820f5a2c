package ch20_all_orders.e3_mailbox_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.testkit.LoopTest;

class MailboxTest {

  @LoopTest
  void aLetterCanBeTaken() {
    var box = new Mailbox();
    box.put("hello");
    assertEquals("hello", await(box.take()));
  }
}
