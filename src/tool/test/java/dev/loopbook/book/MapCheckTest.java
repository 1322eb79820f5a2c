package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapCheckTest {

  @TempDir Path home;

  @BeforeEach
  void writeAChapterAndAnExercise() throws IOException {
    write(
        "chapters/ch01_a/README.md",
        """
        ---
        mirrors:
          - "deep: The loop"
        ---
        # One

        ## Run

        This is `ch01/One`.

        ## Stop
        """);
    write("chapters/ch01_a/One.java", "void main() {}");
    write("chapters/ch01_a/demo.loop", "tick\n");
    write("exercises/ch01_a/e1_b/README.md", "# Do");
  }

  private void write(String file, String text) throws IOException {
    var path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void assertProblems(String rows, String... problems) throws IOException {
    write(
        "chapters/README.md",
        """
        # The map

        ## deep

        | Source section | Chapter and section | Example | Exercise |
        |---|---|---|---|
        %s

        ## Systems

        | Example system | Example |
        |---|---|
        | queue | `ch01/One` |
        """
            .formatted(rows.strip()));
    var fences =
        new FenceCheck(_ -> new ExampleRunner.Printed("", 0), _ -> List.<TranscriptEntry>of());
    var found = new BookCheck(fences, List.of("tick")).check(Chapters.in(home));
    assertEquals(
        String.join("\n", problems),
        String.join("\n", found.stream().map(BookProblem::toString).toList()));
  }

  @Test
  void aRowWithASectionAnExampleAndAnExerciseIsRight() throws IOException {
    assertProblems(
        "| The loop | [1](ch01_a/README.md#run) | `ch01/One` |"
            + " [e1](../exercises/ch01_a/e1_b/README.md) |");
  }

  @Test
  void aRowThatNamesNoPlaceIsTold() throws IOException {
    assertProblems(
        """
        | The loop | [1](ch01_a/README.md#run) | `ch01/One` | [e1](../exercises/ch01_a/e1_b/README.md) |
        | Empty | – | – | – |
        """,
        "chapters/README.md:8: deep: Empty: names no section of a chapter. Link to one:"
            + " ch04_a/README.md#b",
        "chapters/README.md:8: deep: Empty: names no example. Write one as code: ch04/BlockedLoop",
        "chapters/README.md:8: deep: Empty: names no exercise. Link to one,"
            + " ../exercises/ch04_a/e1_b/README.md, or say not exercised");
  }

  @Test
  void aRowMaySayThatNoExerciseAsksForIt() throws IOException {
    assertProblems("| The loop | [1](ch01_a/README.md#run) | `ch01/One` | not exercised |");
  }

  @Test
  void whatARowNamesMustExist() throws IOException {
    assertProblems(
        "| The loop | [1](ch01_a/README.md#walk) | `ch01/Two` |"
            + " [e2](../exercises/ch01_a/e2_c/README.md) |",
        "chapters/README.md:7: ch01_a/README.md#walk: leads to no heading.",
        "chapters/README.md:7: ../exercises/ch01_a/e2_c/README.md: leads to no file",
        "chapters/README.md:7: ch01/Two: no such example.   chapters lists them");
  }

  @Test
  void anExampleIsInTheSectionThatItsRowNames() throws IOException {
    assertProblems(
        "| The loop | [1](ch01_a/README.md#stop) | `ch01/One` | not exercised |",
        "chapters/README.md:7: deep: The loop: none of its sections shows ch01/One. Name the one"
            + " that does");
    assertProblems(
        "| The loop | [1](ch01_a/README.md#stop), [1](ch01_a/README.md#run) | `ch01/One` | not"
            + " exercised |");
  }

  @Test
  void theMapAndTheChaptersSayTheSame() throws IOException {
    assertProblems(
        "| The leap | [1](ch01_a/README.md#run) | `ch01/One` |"
            + " [e1](../exercises/ch01_a/e1_b/README.md) |",
        "chapters/ch01_a/README.md:1: mirrors \"deep: The loop\", and no row of chapters/README.md"
            + " says so",
        "chapters/README.md:1: deep: The leap: ch01_a does not list it under mirrors");
  }

  @Test
  void aWordIsInTheChapterThatShowsIt() throws IOException {
    assertProblems(
        ROW + words("| loop | x | 1 |", "| Run | x | 1 |", "| task | x | 1 |"),
        "chapters/README.md:11: loop: chapter 1 never says it",
        "chapters/README.md:13: task: chapter 1 never says it");
  }

  @Test
  void aChapterHasAtMostTwelveNewWords() throws IOException {
    var thirteen = Collections.nCopies(13, "| one | x | 1 |").toArray(String[]::new);
    assertProblems(ROW + words(Arrays.copyOf(thirteen, 12)));
    assertProblems(
        ROW + words(thirteen),
        "chapters/README.md:1: chapter 1 has 13 new words, and 12 are enough. Introduce some of them"
            + " elsewhere");
  }

  private static final String ROW =
      "| The loop | [1](ch01_a/README.md#run) | `ch01/One` | not exercised |";

  private static String words(String... rows) {
    return "\n\n| word | what it is | chapter |\n|---|---|---|\n" + String.join("\n", rows);
  }
}
