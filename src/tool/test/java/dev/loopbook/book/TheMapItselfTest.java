package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.testkit.signature.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the map in `chapters/README.md` against what it maps. That its rows lead somewhere, and
/// that chapters say the same, is shown by [TheBookItselfTest].
class TheMapItselfTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));
  private static final Chapters CHAPTERS = Chapters.in(HOME);
  private static final FrontPage MAP = CHAPTERS.map().orElseThrow();

  /// `src/tool/test/book/source-sections.txt` names each section of the five sources that says
  /// something: all but titles of groups, contents and overviews.
  @Test
  void everySectionOfTheSourcesHasARow() throws IOException {
    var rows = new ArrayList<String>();
    var source = "";
    for (var line : MAP.markdown().lines().toList()) {
      if (line.startsWith("### ")) {
        source = line.substring(4);
      } else if (line.startsWith("| ")) {
        rows.add(source + ": " + line.substring(2).split(" \\| ")[0]);
      }
    }
    var sections = Files.readAllLines(HOME.resolve("src/tool/test/book/source-sections.txt"));
    assertTrue(sections.size() > 100, "the list of sections is not whole");
    assertEquals(List.of(), sections.stream().filter(each -> !rows.contains(each)).toList());
  }

  @Test
  void everyChapterIsInTheContentsWithItsQuestion() {
    for (var chapter : CHAPTERS.all()) {
      var row =
          "| %d | [%s](%s/README.md) |"
              .formatted(chapter.number(), chapter.title(), chapter.name());
      assertTrue(MAP.markdown().replace("`", "").contains(row), row);
    }
  }

  @Test
  void theTableOfFailuresIsThatOfTheTestKit() {
    var expected =
        Arrays.stream(Signature.values()).map(this::row).collect(Collectors.joining("\n"));
    assertTrue(MAP.markdown().contains(expected), () -> "it should be\n" + expected);
  }

  private String row(Signature signature) {
    var chapter =
        CHAPTERS.all().stream()
            .filter(each -> each.number() == signature.chapter())
            .findFirst()
            .orElseThrow();
    return "| %s | %s | %s | [%d: %s](%s/README.md#%s) |"
        .formatted(
            signature.symptom(),
            signature.clues(),
            signature.fix(),
            chapter.number(),
            signature.heading(),
            chapter.name(),
            HeadingAnchors.plainName(signature.heading()));
  }
}
