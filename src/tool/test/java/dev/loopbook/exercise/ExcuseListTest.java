package dev.loopbook.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExcuseListTest {
  @Test
  void anItemIsAMutantWithItsReasonBelow() {
    var problems = new ArrayList<String>();
    var list =
        ExcuseList.read(
            """
            # No mistakes

            - Cache.java: `put(id)` happens twice
              The second one replaces a task
              with itself.
            - Cache.java: `0` becomes `1`
            """
                .lines()
                .toList(),
            problems);
    assertEquals("The second one replaces a task with itself.", list.excuses().getFirst().reason());
    assertTrue(list.holds("Cache.java: `put(id)` happens twice"));
    assertFalse(list.holds("Cache.java: `put(id)`"));
    assertEquals(List.of("Cache.java: `0` becomes `1`"), problems);
  }
}
