// rejected by catchesIfNotWhile: who wakes up takes a letter without looking
// mistake: starts one reader only
package ch20_all_orders.e3_mailbox_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.testkit.LoopTest;

class MailboxTest {

  @LoopTest(schedules = 200)
  void lettersComeInTheirOrder() {
    var box = new Mailbox();
    var reader = createTask(box.take(), "reader");
    var writer = createTask(async(() -> box.put("first")), "writer");
    await(writer);
    assertEquals("first", await(reader));
    box.put("second");
    box.put("third");
    assertEquals("second", await(box.take()));
    assertEquals("third", await(box.take()));
  }
}
