// right: three readers and three writers, and no order among them
package ch20_all_orders.e3_mailbox_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Task;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class MailboxTest {
  private final Mailbox box = new Mailbox();

  @LoopTest(schedules = 100)
  void nobodyGetsAnothersLetter() {
    List<Task<String>> readers = new ArrayList<>();
    List<Task<Void>> writers = new ArrayList<>();
    for (var letter : List.of("a", "b", "c")) {
      readers.add(createTask(box.take(), "reader of " + letter));
      writers.add(createTask(async(() -> box.put(letter)), "writer of " + letter));
    }
    await(gather(writers));
    assertEquals(Set.of("a", "b", "c"), new TreeSet<>(await(gather(readers))));
  }

  @LoopTest
  void fourLettersInARow() {
    var letters = List.of("d", "a", "c", "b");
    letters.forEach(box::put);
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < letters.size(); i++) {
      taken.add(await(box.take()));
    }
    assertEquals(letters, taken);
  }
}
