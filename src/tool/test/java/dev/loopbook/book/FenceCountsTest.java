package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FenceCountsTest {
  @TempDir Path home;

  @Test
  void eachKindIsCountedTheCommonOnesFirst() {
    var chapter =
        new BookFolder(home)
            .chapter(
                """
                # T
                ```output changed of=A.java
                ```
                ```output python=python/x.py
                ```
                ```output of=A.java
                ```
                ```output of=B.java
                ```
                ```output python=python/y.py
                ```
                ```output of=A.java
                ```
                ```java illustration
                ```
                ```sh
                ```
                """);
    assertEquals(
        "3 outputs, 2 records of Python, 1 output of a changed program",
        FenceCounts.of(List.of(chapter)));
  }
}
