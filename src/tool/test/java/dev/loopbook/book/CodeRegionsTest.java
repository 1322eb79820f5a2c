package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeRegionsTest {

  private static final CodeRegions REGIONS =
      CodeRegions.of(
          """

          class A {
            // region outer
            int a;

            // region inner
            void b() {
              c();
            }
            // endregion inner
            // endregion

            //region empty
            // endregion
            // a region of the sea
          }
          """
              .lines()
              .toList());

  @Test
  void aRegionIsShownWithoutItsMarksAndItsCommonIndentation() {
    assertEquals(Optional.of(List.of("void b() {", "  c();", "}")), REGIONS.part("inner"));
  }

  @Test
  void theMarksOfARegionWithinAreNotShown() {
    assertEquals(
        Optional.of(List.of("int a;", "", "void b() {", "  c();", "}")), REGIONS.part("outer"));
  }

  @Test
  void theWholeFileIsShownWithoutMarksAndWithoutEmptyLinesAtItsEnds() {
    assertEquals(
        List.of(
            "class A {",
            "  int a;",
            "",
            "  void b() {",
            "    c();",
            "  }",
            "",
            "  // a region of the sea",
            "}"),
        REGIONS.whole());
  }

  @Test
  void theRegionsOfAFileAreKnown() {
    assertEquals(List.of("inner", "outer", "empty"), REGIONS.names());
    assertEquals(Optional.of(List.of()), REGIONS.part("empty"));
    assertEquals(Optional.empty(), REGIONS.part("other"));
    assertEquals(Optional.empty(), REGIONS.problem());
  }

  @ParameterizedTest
  @CsvSource({
    "'a;// region x', line 2: region x is never closed by // endregion",
    "'a;// endregion', line 2: // endregion closes nothing",
    "'// region x;// endregion y', line 2: // endregion y closes region x",
    "'// region;// endregion', 'line 1: a region needs a name of letters, digits, - and _: // region fetch'",
    "'// region x;// region x;// endregion;// endregion', line 2: there is a region x already",
    "'// region x;// endregion;// region x;// endregion', line 3: there is a region x already"
  })
  void aWrongMarkIsToldWithItsLine(String lines, String problem) {
    assertEquals(Optional.of(problem), CodeRegions.of(List.of(lines.split(";"))).problem());
  }
}
