package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChaptersTest {

  @TempDir Path home;

  private void write(String file, String text) throws IOException {
    var path = home.resolve("chapters").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Chapters book() throws IOException {
    write(
        "ch01_lifecycle/README.md",
        "---\nminutes: 25\nsources: [deep-dive, notebook]\n---\n# What does a *loop* do?\n\n## Next\n");
    write("ch01_lifecycle/TwoTasks.java", "void main() {}");
    write("ch01_lifecycle/First.java", "void main() {}");
    write("ch01_lifecycle/demo.loop", "load ch01/First\n");
    write("ch10_queues/README.md", "# Ten\n");
    write("ch10_queues/First.java", "void main() {}");
    write("ch04_blocking/README.md", "# Four\n");
    write("ch04_blocking/BlockedLoop.java", "void main() {}");
    return Chapters.in(home);
  }

  @Test
  void aBookWithoutChaptersIsEmpty() {
    assertEquals(List.of(), Chapters.in(home).all());
    assertEquals(List.of(), Chapters.in(home).problems());
  }

  @Test
  void chaptersStandByNumber() throws IOException {
    assertEquals(
        List.of("ch01_lifecycle", "ch04_blocking", "ch10_queues"),
        book().all().stream().map(Chapter::name).toList());
    assertEquals(List.of(), book().problems());
  }

  @Test
  void aChapterIsReadAfterTheOneThatItFollows() throws IOException {
    write("ch12_late/README.md", "---\nafter: ch11\n---\n# Twelve\n");
    write("ch11_between/README.md", "---\npart: \"A\"\nafter: ch01\n---\n# Eleven\n");
    var chapters = book();
    assertEquals(
        List.of("ch01", "ch11", "ch12", "ch04", "ch10"),
        chapters.all().stream().map(Chapter::id).toList());
    assertEquals(List.of(), chapters.problems());
  }

  @Test
  void aChapterThatFollowsNoOtherIsReadByItsNumber() throws IOException {
    write("ch02_itself/README.md", "---\nafter: ch02\n---\n# Two\n");
    write("ch03_nobody/README.md", "---\nafter: ch77\n---\n# Three\n");
    write("ch05_circle/README.md", "---\nafter: ch06\n---\n# Five\n");
    write("ch06_circle/README.md", "---\nafter: ch05\n---\n# Six\n");
    write("ch07_words/README.md", "---\nafter: the sixth\n---\n# Seven\n");
    var chapters = book();
    assertEquals(
        List.of("ch01", "ch02", "ch03", "ch04", "ch05", "ch06", "ch07", "ch10"),
        chapters.all().stream().map(Chapter::id).toList());
    assertEquals(
        List.of("ch02_itself", "ch03_nobody", "ch05_circle", "ch06_circle", "ch07_words"),
        chapters.problems().stream()
            .map(problem -> problem.file().replaceAll("chapters/|/README.md", ""))
            .sorted()
            .toList());
    assertEquals(
        "chapters/ch03_nobody/README.md:1: after: ch77. Name the chapter that it follows, as in"
            + " after: ch11; that one can't follow it in turn",
        chapters.problems().get(1).toString());
  }

  @Test
  void aChapterKnowsItsTitleItsFrontMatterAndItsExamples() throws IOException {
    var chapter = book().all().getFirst();
    assertEquals("What does a loop do?", chapter.title());
    assertEquals(Optional.of("25"), chapter.meta("minutes"));
    assertEquals(Optional.empty(), chapter.meta("hours"));
    assertEquals(
        List.of("ch01/First", "ch01/TwoTasks"),
        chapter.examples().stream().map(Example::id).toList());
    assertTrue(Files.exists(chapter.demo()));
    assertTrue(Files.exists(chapter.readme()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "01",
        "ch1",
        "ch01",
        "CH01",
        "ch01_lifecycle",
        "lifecycle",
        "ch01_lifecycle/",
        "chapters/ch01_lifecycle",
        "./chapters/ch01_lifecycle/"
      })
  void aChapterHasManyNames(String typed) throws IOException {
    var found = assertInstanceOf(Lookup.Found.class, book().find(typed));
    assertEquals("ch01", ((Chapter) found.value()).id());
  }

  @ParameterizedTest
  @CsvSource({
    "lifecicle, 'lifecicle: no such chapter. Did you mean lifecycle?   chapters lists them'",
    "xyzzyxyzzy, 'xyzzyxyzzy: no such chapter.   chapters lists them'",
    "0, '0: no such chapter.   chapters lists them'",
    "99999999999, '99999999999: no such chapter.   chapters lists them'",
    "'', ': no such chapter.   chapters lists them'"
  })
  void anUnknownChapterIsToldWithWhatIsNear(String typed, String message) throws IOException {
    var unknown = assertInstanceOf(Lookup.Unknown.class, book().find(typed));
    assertEquals(message, unknown.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ch01/TwoTasks",
        "ch01_lifecycle/TwoTasks",
        "ch01/TwoTasks.java",
        "1/TwoTasks",
        "lifecycle/twotasks",
        "chapters/ch01_lifecycle/TwoTasks.java",
        "TwoTasks",
        "TwoTasks.java"
      })
  void anExampleHasManyNames(String typed) throws IOException {
    var found = assertInstanceOf(Lookup.Found.class, book().findExample(typed));
    var example = (Example) found.value();
    assertEquals("ch01/TwoTasks", example.id());
    assertTrue(Files.exists(example.file()));
  }

  @Test
  void aNameThatTwoChaptersUseNeedsItsChapter() throws IOException {
    var ambiguous = assertInstanceOf(Lookup.Ambiguous.class, book().findExample("First"));
    assertEquals(
        "First: more than one example has this name. Say which: ch01/First or ch10/First",
        ambiguous.message());
    var found = assertInstanceOf(Lookup.Found.class, book().findExample("ch10/First"));
    assertEquals("ch10/First", ((Example) found.value()).id());
  }

  @ParameterizedTest
  @CsvSource({
    "ch01/TowTasks, ch01/TwoTasks",
    "ch01_lifecycle/TowTasks.java, ch01/TwoTasks",
    "TowTasks, ch01/TwoTasks",
    "ch02/TwoTasks, ch01/TwoTasks",
    "blokedloop, ch04/BlockedLoop"
  })
  void anUnknownExampleIsToldWithWhatIsNear(String typed, String near) throws IOException {
    var unknown = assertInstanceOf(Lookup.Unknown.class, book().findExample(typed));
    assertEquals(
        "%s: no such example. Did you mean %s?   chapters lists them".formatted(typed, near),
        unknown.message());
  }

  @Test
  void anExampleOfTheRightNameInTheWrongChapterIsOnlySuggested() throws IOException {
    var unknown = assertInstanceOf(Lookup.Unknown.class, book().findExample("ch04/TwoTasks"));
    assertEquals(List.of("ch01/TwoTasks"), unknown.suggestions());
  }

  @Test
  void whatIsWrongWithAFolderIsTold() throws IOException {
    write("chapter5/README.md", "# Five");
    write("ch06_empty/X.java", "");
    write("ch07_untitled/README.md", "No heading.");
    write("ch08_one/README.md", "# One");
    write("ch08_other/README.md", "# Other");
    Files.createDirectories(home.resolve("chapters/ch09_latin"));
    Files.write(home.resolve("chapters/ch09_latin/README.md"), new byte[] {'#', ' ', (byte) 0xE9});
    var chapters = Chapters.in(home);
    assertEquals(
        List.of(
            "chapters/ch06_empty/README.md:1: this chapter has no README.md, and so no text",
            "chapters/ch07_untitled/README.md:1: this chapter has no title. Open it with a heading:"
                + " # The reader's question",
            "chapters/ch09_latin/README.md:1: this file is not UTF-8. Save it again as UTF-8",
            "chapters/chapter5/README.md:1: a chapter's folder is named chNN_slug, for instance"
                + " ch04_blocking",
            "chapters/ch08_other/README.md:1: chapter 8 is there already: ch08_one. Give one of them"
                + " another number"),
        chapters.problems().stream().map(BookProblem::toString).toList());
    assertEquals(
        List.of("ch07_untitled", "ch08_one", "ch08_other"),
        chapters.all().stream().map(Chapter::name).toList());
  }
}
