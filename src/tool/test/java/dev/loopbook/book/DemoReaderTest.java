package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.loopbook.book.DemoReader.Reading;
import dev.loopbook.book.DemoScript.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoReaderTest {

  private static DemoScript script(String text) {
    var reading = DemoReader.read("demo.loop", text, List.of("load", "tick", "state"));
    return assertInstanceOf(Reading.Parsed.class, reading).script();
  }

  private static void assertProblems(String text, String... problems) {
    var reading = DemoReader.read("demo.loop", text, List.of("load", "tick", "state"));
    var found = assertInstanceOf(Reading.Unreadable.class, reading).problems();
    assertEquals(List.of(problems), found.stream().map(BookProblem::toString).toList());
  }

  @Test
  void aCaptionBelongsToTheCommandBehindIt() {
    var script =
        script(
            "# Nothing has run.\n#One callback waits.\n\nload ch01/A\n  tick 2  \n\r\n#\n# End.\n");
    assertEquals(
        List.of(
            new Step(List.of("Nothing has run.", "One callback waits."), "load ch01/A"),
            new Step(List.of(), "tick 2")),
        script.steps());
    assertEquals(List.of("", "End."), script.closing());
  }

  @Test
  void everyWrongLineIsTold() {
    assertProblems(
        "tikc\n# fine\nplay ch01\nThen we look\n\u001B[2J\n",
        "demo.loop:1: tikc: no such command. Did you mean tick? A line to say opens with #",
        "demo.loop:3: play: a script cannot play another. Write its commands here",
        "demo.loop:4: Then: no such command. A line to say opens with #",
        "demo.loop:5: ␛[2J: a control character. Write visible text");
  }

  @Test
  void aScriptWithoutACommandIsNone() {
    assertProblems(
        "# only words\n",
        "demo.loop:1: no command to play. Write one on a line of its own: load ch01/X");
    assertProblems(
        "", "demo.loop:1: no command to play. Write one on a line of its own: load ch01/X");
  }

  @Test
  void withoutAListOfCommandsAnyWordWillDo() {
    assertInstanceOf(Reading.Parsed.class, DemoReader.read("x", "dance\n", List.of()));
  }
}
