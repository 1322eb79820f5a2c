package dev.loopbook.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.exercise.PropertySheet.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PropertySheetTest {
  private final List<String> problems = new ArrayList<>();

  @Test
  void anItemIsAPropertyWithItsTests() {
    var sheet =
        read(
            """
            # What an answer must do

            A word before.

            - Asks once: `asksOnce`
            - Each id has its own entry, so that two
              ids don't share: `twoIds`, `Nested.threeIds`
            """);
    assertEquals(
        List.of(
            new Property("Asks once", List.of("asksOnce")),
            new Property(
                "Each id has its own entry, so that two ids don't share",
                List.of("twoIds", "Nested.threeIds"))),
        sheet.properties());
    assertEquals(Optional.of("Asks once"), sheet.heldBy("asksOnce"));
    assertEquals(Optional.empty(), sheet.heldBy("other"));
    assertEquals(List.of(), problems);
  }

  @Test
  void anItemWithoutATestIsAProblem() {
    read("- Asks once\n- Waits: `waits`\n- Uses `gather` at once\n");
    assertEquals(List.of("- Asks once", "- Uses `gather` at once"), problems);
  }

  private PropertySheet read(String text) {
    return PropertySheet.read(text.lines().toList(), problems);
  }
}
