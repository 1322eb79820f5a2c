package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTimeTest {
  @TempDir Path home;

  private int minutes(String markdown) {
    return ReadingTime.of(new BookFolder(home).chapter(markdown));
  }

  @Test
  void proseCodeAndOutputHaveAPaceOfTheirOwn() {
    var title = "# T\n\n";
    assertEquals(10, minutes(title + "word ".repeat(2000)));
    assertEquals(10, minutes(title + "```java src=A.java\n" + "code();\n".repeat(200) + "```\n"));
    assertEquals(10, minutes(title + "```output of=A.java\n" + "line\n".repeat(250) + "```\n"));
  }

  @Test
  void whatIsAskedForTakesTime() {
    assertEquals(15, minutes("# T\n\n## Make\n\nIt.\n"));
    assertEquals(10, minutes("# T\n\n## Change\n\n- one\n- two\n- three\n"));
  }

  @Test
  void frontMatterAndTheTargetsOfLinksAreNotRead() {
    assertEquals(0, minutes("---\nminutes: 5\n---\n# T\n[a](" + "x".repeat(5000) + ")\n"));
  }
}
