package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodeChangeTest {
  private static final List<String> FILE =
      List.of("// region a", "one", "", "  two", "// endregion", "// region b", "one", "three");

  private static void assertChanged(String diff, String... lines) {
    assertEquals(
        new CodeChange.Result.Changed(List.of(lines)),
        CodeChange.of(diff.lines().toList()).applyTo(FILE, "A.java"));
  }

  private static void assertMisfit(String diff, String message) {
    assertEquals(
        new CodeChange.Result.Misfit(message),
        CodeChange.of(diff.lines().toList()).applyTo(FILE, "A.java"));
  }

  @Test
  void linesAreTakenOutAndPutIn() {
    assertChanged(
        "-  two\n+  2\n+  2.5\n@@\n-three\n",
        "// region a",
        "one",
        "",
        "  2",
        "  2.5",
        "// endregion",
        "// region b",
        "one");
  }

  @Test
  void theLinesAroundSayWhichOneIsMeant() {
    assertChanged(
        "-one\n+1\n three\n",
        "// region a",
        "one",
        "",
        "  two",
        "// endregion",
        "// region b",
        "1",
        "three");
    assertMisfit("-one\n", "A.java has these lines more than once: one");
  }

  @Test
  void theMarksOfRegionsMayComeInBetween() {
    assertChanged(
        "   two\n-one\n",
        "// region a",
        "one",
        "",
        "  two",
        "// endregion",
        "// region b",
        "three");
  }

  @Test
  void anEmptyLineStandsForItself() {
    assertChanged(
        "-one\n\n+1.5\n",
        "// region a",
        "",
        "1.5",
        "  two",
        "// endregion",
        "// region b",
        "one",
        "three");
  }

  @Test
  void aChangeThatDoesNotFitIsTold() {
    assertMisfit("-four\n+4\n", "A.java has no such lines: four");
    assertMisfit("", "a diff that changes nothing");
    assertMisfit("+4\n", "a diff without a line that is there already. Where does it go?");
  }
}
