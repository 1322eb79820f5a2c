package dev.loopbook.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FencesTest {

  @Test
  void aFenceKnowsItsLineAndWhatItHolds() {
    var fence = Fences.in("---\na: b\n---\n# T\n\n```java src=A.java\na\n\n  b\n```\n").getFirst();
    assertEquals(6, fence.line());
    assertEquals(List.of("a", "", "  b"), fence.lines());
    assertEquals(new FenceSpec.Source("A.java", Optional.empty()), fence.spec());
    assertTrue(fence.closed());
  }

  @Test
  void aFenceInAListOrAQuotationKnowsItsMargin() {
    assertEquals("   ", Fences.in("1. x\n\n   ```text\n   a\n   ```\n").getFirst().margin());
    assertEquals("  ", Fences.in("- ```text\n  a\n  ```\n").getFirst().margin());
    assertEquals("> ", Fences.in("> ```text\n> a\n> ```\n").getFirst().margin());
    assertEquals(">   ", Fences.in("> - ```text\n>   a\n>   ```\n").getFirst().margin());
  }

  @Test
  void aFenceThatIsNeverClosedSaysSo() {
    assertFalse(Fences.in("```text\na\n").getFirst().closed());
  }

  @Test
  void theWordsBehindTheMarksSayWhatIsAskedFor() {
    assertEquals(
        new FenceSpec.Source("A.java", Optional.of("b-1")), FenceSpec.of("java src=A.java#b-1"));
    assertEquals(
        new FenceSpec.Source("../ch01_a/A.java", Optional.empty()),
        FenceSpec.of("java src=../ch01_a/A.java"));
    assertEquals(new FenceSpec.Illustration(), FenceSpec.of("java illustration"));
    assertEquals(
        new FenceSpec.Output("A.java", Optional.empty(), 0), FenceSpec.of("output of=A.java"));
    assertEquals(
        new FenceSpec.Output("A.java", Optional.of(new FenceSpec.LineRange(3, 7)), 1),
        FenceSpec.of("output  of=A.java status=1 lines=3-7"));
    assertEquals(
        new FenceSpec.Output("A.java", Optional.of(new FenceSpec.LineRange(3, 3)), 0),
        FenceSpec.of("output of=A.java lines=3"));
    assertEquals(
        new FenceSpec.Predict(Optional.of("A.java"), Optional.of("b")),
        FenceSpec.of("predict of=A.java answer=b"));
    assertEquals(new FenceSpec.Transcript(false, false), FenceSpec.of("loop"));
    assertEquals(new FenceSpec.Transcript(true, true), FenceSpec.of("loop continued mistakes"));
    assertEquals(new FenceSpec.Other("sh"), FenceSpec.of("sh"));
    assertEquals(new FenceSpec.RealOutput("A.java"), FenceSpec.of("output of=A.java real"));
    assertEquals(
        new FenceSpec.ChangedOutput(new FenceSpec.Output("A.java", Optional.empty(), 1)),
        FenceSpec.of("output changed of=A.java status=1"));
    assertEquals(new FenceSpec.Diff("A.java", true), FenceSpec.of("diff of=A.java continued"));
    assertEquals(new FenceSpec.Refusal("A.java", false), FenceSpec.of("javac of=A.java"));
    assertEquals(new FenceSpec.PythonSource("python/x.py"), FenceSpec.of("python src=python/x.py"));
    assertEquals(
        new FenceSpec.PythonOutput("python/x.py"), FenceSpec.of("output python=python/x.py"));
    assertEquals(new FenceSpec.Other("python"), FenceSpec.of("python"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                         | a fence with no language",
        "java                       | Java without a source",
        "java src=A.java#           | src=A.java#: a region's name is",
        "java src=A.txt             | src=A.txt: name a Java file",
        "java src=/etc/A.java       | src=/etc/A.java: name a Java file",
        "java src=../../A.java      | src=../../A.java: name a Java file",
        "java src=A.java lines=3    | lines=: unknown. After java you can write src=, illustration",
        "java illustrated           | illustrated: unknown. After java you can write src=, illustration",
        "java illustration x        | x: unknown. After java you can write illustration",
        "output                     | an output of nothing",
        "output of=A                | of=A: name a Java file",
        "output of=A.java lines=7-3 | lines=7-3: lines are counted from 1",
        "output of=A.java lines=0   | lines=0: lines are counted from 1",
        "output of=A.java lines=a   | lines=a: lines are counted from 1",
        "output of=A.java status=-1 | status=-1: an exit status",
        "output of=A.java status=256 | status=256: an exit status",
        "output of=A.java of=B.java | of=B.java: said twice",
        "predict answer=bb          | answer=bb: an answer is the letter",
        "loop continue              | continue: unknown. After loop you can write continued, mistakes",
        "ouput of=A.java            | ouput: no such fence. Did you mean output?",
        "sh src=A.java              | sh: only java, output, predict, loop, diff, javac and python take words"
      })
  void wordsThatMeanNothingAreToldWithWhatMayStand(String info, String message) {
    var malformed = assertInstanceOf(FenceSpec.Malformed.class, FenceSpec.of(info));
    assertTrue(malformed.message().startsWith(message), malformed.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> ",
        "ch01/TwoTasks 0 @0.000s> ",
        "A 12.3 @0.500s> ",
        "A 2:3 @0.500s> ",
        "A 2:3.1 @0.500s at A:7> ",
        "A ended @2.000s> ",
        "A ended> ",
        "A busy> "
      })
  void aCommandStandsBehindEachPromptThatTheShellHas(String prompt) {
    assertEquals(Optional.of("tick 2"), TranscriptEntry.command(prompt + "tick 2"));
    assertEquals(Optional.of(""), TranscriptEntry.command(prompt.strip()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"  run > x", "A is busy> x", "│ > x", "A 1> x", "A ended 3> x"})
  void whatIsNoPromptIsOutput(String line) {
    assertEquals(Optional.empty(), TranscriptEntry.command(line));
  }
}
