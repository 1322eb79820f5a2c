package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.loopbook.program.source.Compiler;
import dev.loopbook.shell.ShellTranscripts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds the book in the repository against the code: a test for each fence, and one for what
/// stands around the fences of each page.
class TheBookItselfTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));
  private static final Chapters CHAPTERS = Chapters.in(HOME);

  private final FenceCheck fences =
      new FenceCheck(
          new ProgramRunner(Compiler.with()), new ShellTranscripts(HOME, Compiler.with()));

  @Test
  void everyFolderIsAChapter() {
    assertNone(CHAPTERS.problems());
  }

  @Test
  void everyChapterSaysItsPartAndItsMinutesAndHasAPicture() {
    assertEquals(
        List.of(),
        CHAPTERS.all().stream()
            .filter(
                chapter ->
                    chapter.meta("part").isEmpty()
                        || chapter.meta("minutes").isEmpty()
                        || !chapter.markdown().contains("\n```mermaid\n"))
            .map(Chapter::name)
            .toList());
  }

  @TestFactory
  Stream<DynamicNode> everyFenceShowsWhatIsTrue() {
    return CHAPTERS.pages().stream().map(page -> dynamicContainer(page.label(), tests(page)));
  }

  private Stream<DynamicTest> tests(Page page) {
    var all = Fences.in(page.markdown());
    return all.stream()
        .map(
            fence ->
                dynamicTest(
                    "line %d: %s".formatted(fence.line(), fence.info()),
                    () -> assertNone(fences.check(fence, page, all))));
  }

  @TestFactory
  Stream<DynamicTest> whatStandsAroundTheFencesIsRight() {
    var check = new BookCheck(fences, List.of());
    return CHAPTERS.pages().stream()
        .map(
            page -> dynamicTest(page.label(), () -> assertNone(check.checkAround(page, CHAPTERS))));
  }

  private static void assertNone(Optional<BookProblem> problem) {
    assertNone(problem.stream().toList());
  }

  private static void assertNone(List<BookProblem> problems) {
    assertEquals("", String.join("\n", problems.stream().map(BookProblem::toString).toList()));
  }
}
