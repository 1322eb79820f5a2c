package dev.loopbook.exercise.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.exercise.Exercises;
import dev.loopbook.judge.Attempt;
import dev.loopbook.judge.Judge;
import dev.loopbook.judge.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PropertiesAreHeldTest {
  @TempDir private Path home;

  @BeforeEach
  void anExercise() throws IOException {
    write(
        "exercises/ch04_blocking/e1_unblock/README.md",
        """
        ---
        kind: make
        points: 10
        minutes: 10
        edit: Fetcher.java
        fails: asksOnce
        teaches: "ch04: What blocks"
        ---
        # Unblock it

        Make it fast.

        ## Hint 1

        Look.
        """);
    write("exercises/ch04_blocking/e1_unblock/Fetcher.java", "class Fetcher {}");
    write("solutions/ch04_blocking/e1_unblock/Fetcher.java", "class Fetcher {}");
    write(
        "exercises/ch04_blocking/e1_unblock/FetcherTest.java",
        """
        @LoopTest(timeout = 60)
        class FetcherTest {
          private void helper() {}
          @Test
          void asksOnce() {}
          @LoopTest(audit = LoopTest.Audit.OFF) // it leaves something behind
          void givesUp() {}
        }
        """);
    write(
        "solutions/ch04_blocking/e1_unblock/hidden/FetcherHiddenTest.java",
        """
        class FetcherHiddenTest {
          @ParameterizedTest
          @ValueSource(ints = {1, 2})
          void anyIds(int count, Draw draw) throws Exception {}
        }
        """);
  }

  @Test
  void aSheetThatNamesTheTestsIsRight() throws IOException {
    properties("- Asks once: `asksOnce`, `givesUp`\n- Each id is its own: `anyIds`\n");
    assertEquals(Optional.empty(), complaint());
  }

  @Test
  void aTestThatDoesNotExistHoldsNothing() throws IOException {
    properties("- Asks once: `helper`\n- Each id is its own: `anyIds`\n");
    assertEquals(Optional.of("there is no test helper: Asks once"), complaint());
  }

  @Test
  void aHiddenTestNeedsAProperty() throws IOException {
    properties("- Asks once: `asksOnce`\n");
    assertEquals(Optional.of("no property names the hidden test anyIds"), complaint());
  }

  private Optional<String> complaint() {
    var exercise = Exercises.in(home).all().getFirst();
    return new SoundnessClaim.PropertiesAreHeld(exercise)
        .prove(
            new Judge() {
              @Override
              public Verdict judge(Attempt attempt, Tests tests) {
                throw new AssertionError("nothing is to be judged");
              }

              @Override
              public void cancel() {}

              @Override
              public void close() {}
            },
            Judge.Tests.VISIBLE);
  }

  private void properties(String text) throws IOException {
    write("solutions/ch04_blocking/e1_unblock/properties.md", text);
  }

  private void write(String name, String text) throws IOException {
    var file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
