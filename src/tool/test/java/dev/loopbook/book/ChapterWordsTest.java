package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChapterWordsTest {
  @TempDir Path home;

  private Chapter chapter(String markdown) {
    return new BookFolder(home).chapter(markdown);
  }

  @Test
  void textCodeAndOutputsCount() {
    assertEquals(
        7,
        ChapterWords.of(chapter("# One word\n\nis *here*\n```output of=A.java\n1 and 2\n```\n")));
  }

  @Test
  void frontMatterSignsAndTheTargetsOfLinksDoNot() {
    assertEquals(
        2,
        ChapterWords.of(
            chapter("---\npart: \"a b c\"\n---\n# T\n| – | [a](b c d) | ██ │ { } |\n")));
  }

  @Test
  void threeThousandAreEnough() {
    assertEquals(Optional.empty(), ChapterWords.check(chapter("# T\n" + "a ".repeat(2_999))));
    assertEquals(
        Optional.of(
            "chapters/ch01_a/README.md:1: 3,001 words, and 3,000 are enough for one sitting. Shorten"
                + " it, or make two of it"),
        ChapterWords.check(chapter("# T\n" + "a ".repeat(3_000))).map(BookProblem::toString));
  }
}
