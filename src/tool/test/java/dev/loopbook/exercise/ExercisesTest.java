package dev.loopbook.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.book.Lookup;
import dev.loopbook.judge.ExerciseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExercisesTest {
  private static final String README =
      """
      ---
      kind: bug
      points: 15
      minutes: 20
      edit: Fetcher.java
      fails: takesTwoSeconds
      teaches: "ch04: What blocks"
      ---
      # Unblock it

      Make it *fast*.

      ## Hint 1

      Look.

      ## Hint 2

      Look there.
      """;

  @TempDir private Path home;

  @BeforeEach
  void anExercise() throws IOException {
    write("exercises/ch04_blocking/e1_unblock/README.md", README);
    write("exercises/ch04_blocking/e1_unblock/Fetcher.java", "class Fetcher {}");
    write("exercises/ch04_blocking/e1_unblock/Service.java", "class Service {}");
    write("exercises/ch04_blocking/e1_unblock/FetcherTest.java", "class FetcherTest {}");
    write("solutions/ch04_blocking/e1_unblock/Fetcher.java", "class Fetcher {}");
    write(
        "solutions/ch04_blocking/e1_unblock/wrong/Slow.java",
        "// rejected by takesTwoSeconds: found 6 s\nclass Fetcher {}");
  }

  @Test
  void aFolderIsReadWithAllThatItHolds() {
    var read = Exercises.in(home);
    assertEquals(List.of(), read.problems());
    var exercise = read.all().getFirst();
    assertEquals("ch04/e1_unblock", exercise.id());
    assertEquals(ExerciseKind.BUG, exercise.kind());
    assertEquals(15, exercise.points());
    assertEquals(20, exercise.minutes());
    assertEquals(List.of("Fetcher.java"), exercise.edit());
    assertEquals("takesTwoSeconds", exercise.fails());
    assertEquals(
        Optional.of("chapter 4, \"What blocks\""), exercise.teaches().map(String::valueOf));
    assertEquals("Unblock it", exercise.title());
    assertEquals("Make it *fast*.", exercise.task());
    assertEquals(List.of("Look.", "Look there."), exercise.hints());
    assertEquals(List.of("Service.java"), names(exercise.assignment().given()));
    assertEquals(List.of("FetcherTest.java"), names(exercise.assignment().tests()));
    var wrong = exercise.wrong().getFirst();
    assertEquals("Slow", wrong.name());
    assertEquals("takesTwoSeconds", wrong.test());
    assertEquals("found 6 s", wrong.words());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ch04/e1_unblock",
        "ch04/e1",
        "CH4/E1",
        "4/1",
        "ch04_blocking/e1_unblock/",
        "exercises/ch04_blocking/e1_unblock/Fetcher.java",
        "/some/where/exercises/ch04_blocking/e1_unblock",
        "e1_unblock",
        "unblock"
      })
  void anExerciseIsFoundByWhateverNameItHas(String typed) {
    var found = assertInstanceOf(Lookup.Found.class, Exercises.in(home).find(typed));
    assertEquals("ch04/e1_unblock", ((Exercise) found.value()).id());
  }

  @Test
  void exercisesComeInTheOrderInWhichTheirChaptersAreRead() throws IOException {
    for (var folder : List.of("ch02_coroutines/e1_first", "ch22_added/e1_between")) {
      write("exercises/" + folder + "/README.md", README);
      write("exercises/" + folder + "/Fetcher.java", "class Fetcher {}");
      write("exercises/" + folder + "/FetcherTest.java", "class FetcherTest {}");
      write("solutions/" + folder + "/Fetcher.java", "class Fetcher {}");
    }
    write("chapters/ch02_coroutines/README.md", "# Two\n");
    write("chapters/ch22_added/README.md", "---\nafter: ch02\n---\n# Added\n");
    assertEquals(
        List.of("ch02/e1_first", "ch22/e1_between", "ch04/e1_unblock"),
        Exercises.in(home).all().stream().map(Exercise::id).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ch03/e7_before", "ch03/e7", "3/7", "exercises/ch03_await/e7_before"})
  void anExerciseThatMovedIsFoundByItsFormerNames(String typed) throws IOException {
    moved("ch03_await/e7_before");
    var found = assertInstanceOf(Lookup.Found.class, Exercises.in(home).find(typed));
    assertEquals("ch04/e1_unblock", ((Exercise) found.value()).id());
  }

  @Test
  void aFormerNameBelongsToTheOneThatHasItNow() throws IOException {
    moved("ch02_coroutines/e1_first");
    write("exercises/ch02_coroutines/e1_first/README.md", README);
    write("exercises/ch02_coroutines/e1_first/Fetcher.java", "class Fetcher {}");
    write("exercises/ch02_coroutines/e1_first/FetcherTest.java", "class FetcherTest {}");
    write("solutions/ch02_coroutines/e1_first/Fetcher.java", "class Fetcher {}");
    var found = assertInstanceOf(Lookup.Found.class, Exercises.in(home).find("ch02/e1"));
    assertEquals("ch02/e1_first", ((Exercise) found.value()).id());
  }

  @Test
  void whereAnExerciseWasIsAFolder() throws IOException {
    moved("ch03/e7");
    assertComplaint("was: name the folder that it was in");
  }

  private void moved(String from) throws IOException {
    write(
        "exercises/ch04_blocking/e1_unblock/README.md",
        README.replace("kind: bug", "kind: bug\nwas: " + from));
  }

  @Test
  void aNameThatNothingHasIsAnsweredWithTheNearest() {
    var unknown = assertInstanceOf(Lookup.Unknown.class, Exercises.in(home).find("ch04/e1_unblok"));
    assertEquals(
        "ch04/e1_unblok: no such exercise. Did you mean ch04/e1_unblock?   exercises lists them",
        unknown.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: bug        | kind: fix     | kind: say make, bug, predict or test",
        "points: 15       | points: many  | points: say a whole number",
        "edit: Fetcher.java | edit: Fetch.java | there is no file Fetch.java",
        "fails: takesTwoSeconds | x: y    | fails: name the test",
        "teaches: \"ch04: What blocks\" | teaches: blocking | teaches: name chapter and heading",
        "## Hint 1        | ## Tip        | the section \"Tip\"",
        "# Unblock it     | Unblock it    | this exercise has no title",
      })
  void aFlawInTheReadmeIsToldWithItsMend(String line, String flawed, String complaint)
      throws IOException {
    write("exercises/ch04_blocking/e1_unblock/README.md", README.replace(line, flawed));
    assertComplaint(complaint);
  }

  @Test
  void aWrongAnswerSaysWhoRejectsIt() throws IOException {
    write("solutions/ch04_blocking/e1_unblock/wrong/Slow.java", "class Fetcher {}");
    assertComplaint("its first line is // rejected by testName: words of the report");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exercises/ch04_blocking/e1_unblock/README.md",
        "solutions/ch04_blocking/e1_unblock/wrong/Slow.java",
        "solutions/ch04_blocking/e1_unblock/wrong/Other.java",
        "solutions/ch04_blocking/e1_unblock/mutants/Lazy.java",
      })
  void aFileThatIsNotUtf8IsOneProblemThatNamesIt(String name) throws IOException {
    write(name, "");
    Files.write(home.resolve(name), new byte[] {'/', '/', ' ', (byte) 0xe4, '\n'});
    assertEquals(
        List.of(name + ":1: this file is not UTF-8. Save it again as UTF-8"),
        Exercises.in(home).problems().stream().map(Object::toString).toList());
  }

  @Test
  void aFileThatCannotBeReadIsOneProblemThatNamesIt() throws IOException {
    write("solutions/ch04_blocking/e1_unblock/wrong/Folder.java/x", "");
    var problems = Exercises.in(home).problems();
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(
        problems
            .getFirst()
            .toString()
            .startsWith(
                "solutions/ch04_blocking/e1_unblock/wrong/Folder.java:1: this can't be read"),
        problems::toString);
  }

  @Test
  void aWrongAnswerThatCannotBeReadKeepsNobodyFromTheExercise() throws IOException {
    write("solutions/ch04_blocking/e1_unblock/wrong/Slow.java", "class Fetcher {}");
    assertEquals(1, Exercises.in(home).all().size());
  }

  @Test
  void anAnswerThatTheStudentDeletedIsNoFlawOfTheExercise() throws IOException {
    Files.delete(home.resolve("exercises/ch04_blocking/e1_unblock/Fetcher.java"));
    var exercises = Exercises.in(home);
    assertEquals(List.of(), exercises.problems());
    assertEquals(
        List.of("Fetcher.java: this file is missing"),
        exercises.all().getFirst().attempt().unreadable());
  }

  @Test
  void aCopyOfTheAnswerIsNotTakenForAGivenFile() throws IOException {
    Files.move(
        home.resolve("exercises/ch04_blocking/e1_unblock/Fetcher.java"),
        home.resolve("exercises/ch04_blocking/e1_unblock/Fetcher (1).java"));
    write("exercises/ch04_blocking/e1_unblock/Fetcher (1).java", "final class Fetcher {}");
    var exercise = Exercises.in(home).all().getFirst();
    assertEquals(List.of("Service.java"), names(exercise.assignment().given()));
    assertEquals(
        List.of(
            "Fetcher.java: this file is missing. Its class is in Fetcher (1).java: give that its"
                + " name back"),
        exercise.attempt().unreadable());
  }

  @Test
  void anAnswerWithNothingInItIsCalledEmpty() throws IOException {
    write("exercises/ch04_blocking/e1_unblock/Fetcher.java", " \n");
    assertEquals(
        List.of("Fetcher.java: this file is empty"),
        Exercises.in(home).all().getFirst().attempt().unreadable());
  }

  @Test
  void aRightAnswerSaysHowItDiffers() throws IOException {
    write(
        "solutions/ch04_blocking/e1_unblock/right/InAThread.java",
        "// right: a thread asks\nfinal class Fetcher {}");
    var exercise = Exercises.in(home).all().getFirst();
    var right = exercise.right().getFirst();
    assertEquals("InAThread", right.name());
    assertEquals("a thread asks", right.differs());
    assertEquals(List.of(right.file()), exercise.assignment().right());
    write("solutions/ch04_blocking/e1_unblock/right/InAThread.java", "final class Fetcher {}");
    assertComplaint("InAThread.java: its first line is // right: how it differs");
  }

  @Test
  void whatIsNoAnswerIsNoRightAnswer() throws IOException {
    write(
        "solutions/ch04_blocking/e1_unblock/right/Lost.java",
        "// right: no change\nfinal class Service {}");
    assertComplaint("right/Lost.java: it doesn't declare the class of the edited file");
  }

  @Test
  void ofKindTestBothAProgramAndATestMayBeRight() throws IOException {
    write(
        "exercises/ch04_blocking/e1_unblock/README.md", README.replace("kind: bug", "kind: test"));
    write(
        "solutions/ch04_blocking/e1_unblock/mutants/Lazy.java",
        "// wrong: it never asks\nfinal class Service {}");
    write(
        "solutions/ch04_blocking/e1_unblock/right/Eager.java",
        "// right: it asks at once\nfinal class Service {}");
    write(
        "solutions/ch04_blocking/e1_unblock/right/Shorter.java",
        "// right: one test does it\nfinal class Fetcher { Service service; }");
    var exercise = Exercises.in(home).all().getFirst();
    assertEquals(
        List.of("Eager Service.java it asks at once"),
        exercise.assignment().rightPrograms().stream()
            .map(each -> each.name() + " " + each.replaces() + " " + each.differs())
            .toList());
    assertEquals(
        List.of("Shorter"), exercise.right().stream().map(Exercise.RightAnswer::name).toList());
  }

  @Test
  void anExerciseWithoutTestsIsNone() throws IOException {
    Files.delete(home.resolve("exercises/ch04_blocking/e1_unblock/FetcherTest.java"));
    assertComplaint("there is no test");
  }

  @Test
  void twoExercisesOfOneNumberAreToldApart() throws IOException {
    write("exercises/ch04_blocking/e1_other/README.md", README);
    write("exercises/ch04_blocking/e1_other/Fetcher.java", "class Fetcher {}");
    write("exercises/ch04_blocking/e1_other/FetcherTest.java", "class FetcherTest {}");
    write("solutions/ch04_blocking/e1_other/Fetcher.java", "class Fetcher {}");
    assertComplaint("ch04/e1 is there already: e1_other");
  }

  @Test
  void aMutantStandsForTheGivenFileWhoseClassItDeclares() throws IOException {
    write(
        "exercises/ch04_blocking/e1_unblock/README.md", README.replace("kind: bug", "kind: test"));
    write(
        "solutions/ch04_blocking/e1_unblock/mutants/Lazy.java",
        "// wrong: it never asks\nfinal class Service {}");
    var exercise = Exercises.in(home).all().getFirst();
    assertEquals(
        List.of("catchesLazy Service.java it never asks"),
        exercise.assignment().mutants().stream()
            .map(mutant -> mutant.test() + " " + mutant.replaces() + " " + mutant.wrong())
            .toList());
  }

  @Test
  void aHomeWithoutExercisesHasNone(@TempDir Path empty) {
    assertEquals(List.of(), Exercises.in(empty).all());
  }

  private void assertComplaint(String words) {
    var problems = Exercises.in(home).problems();
    assertTrue(
        problems.stream().anyMatch(problem -> problem.toString().contains(words)),
        () -> words + " is not in " + problems);
  }

  private void write(String name, String text) throws IOException {
    var file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }
}
