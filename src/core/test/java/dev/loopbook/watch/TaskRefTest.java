package dev.loopbook.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskRefTest {

  private final TaskRef first = new TaskRef(1, "dup");
  private final TaskRef other = new TaskRef(2, "other");
  private final TaskRef second = new TaskRef(3, "dup");

  @Test
  void tasksThatShareANameAreToldApartByTheirNumbers() {
    var names = TaskRef.namesApart(Stream.of(first, other, second, first));
    assertEquals("dup #1", names.apply(first));
    assertEquals("dup #3", names.apply(second));
  }

  @Test
  void aTaskAloneWithItsNameIsCalledByIt() {
    var names = TaskRef.namesApart(Stream.of(first, other, first));
    assertEquals("dup", names.apply(first));
    assertEquals("other", names.apply(other));
  }
}
