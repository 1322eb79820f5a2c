// rejected by catchesIfNotWhile: who wakes up takes a letter without looking
// mistake: forgets `schedules`
package ch20_all_orders.e3_mailbox_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.testkit.LoopTest;
import java.util.List;
import java.util.stream.Stream;

class MailboxTest {

  @LoopTest
  void lettersComeInTheirOrder() {
    var box = new Mailbox();
    box.put("first");
    box.put("second");
    assertEquals("first", await(box.take()));
    assertEquals("second", await(box.take()));
  }

  @LoopTest
  void eachReaderGetsALetterOfItsOwn() {
    var box = new Mailbox();
    var one = createTask(box.take(), "one");
    var two = createTask(box.take(), "two");
    var a = createTask(async(() -> box.put("a")), "writer-a");
    var b = createTask(async(() -> box.put("b")), "writer-b");
    await(gather(a, b));
    var taken = Stream.of(await(one), await(two)).sorted().toList();
    assertEquals(List.of("a", "b"), taken);
  }
}
