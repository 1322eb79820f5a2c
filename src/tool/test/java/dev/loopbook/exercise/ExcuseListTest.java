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

  @Test
  void aStarStandsForAnyChangeOfAFile() {
    var excuse = new ExcuseList.Excuse("right/Other.java: *", "It checks things twice.");
    assertTrue(excuse.covers("right/Other.java: without `a();`"));
    assertFalse(excuse.covers("right/Another.java: without `a();`"));
  }

  @Test
  void aStarStandsForAnyFileAndForTheWholeChange() {
    var excuse = new ExcuseList.Excuse("*: `0` becomes `1`", "It is not used.");
    assertTrue(excuse.covers("Cache.java: `0` becomes `1`"));
    assertTrue(excuse.covers("right/Other.java: `0` becomes `1`"));
    assertFalse(excuse.covers("Cache.java: without `x`: `0` becomes `1`"));
    assertFalse(excuse.covers("Cache.java: `0` becomes `1` in `f(0)`"));
  }
}
