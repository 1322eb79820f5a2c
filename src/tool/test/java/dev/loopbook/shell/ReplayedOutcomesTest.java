package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.book.Chapters;
import dev.loopbook.explore.Explorer;
import dev.loopbook.explore.Found;
import dev.loopbook.explore.Freedom;
import dev.loopbook.explore.OrderToken;
import dev.loopbook.loop.LoopEscape;
import dev.loopbook.program.Program;
import dev.loopbook.program.RunOptions;
import dev.loopbook.program.explored.ExploredProgram;
import dev.loopbook.program.source.Compilation.Compiled;
import dev.loopbook.program.source.Compiler;
import dev.loopbook.step.Goal;
import dev.loopbook.step.Stepper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The token of an outcome leads `replay` to just that outcome: what `explore` runs, thousands of
/// times a second, prints what the same order prints where somebody steps through it.
class ReplayedOutcomesTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));

  /// Of an example, so many orders are drawn, and so many of their outcomes are replayed.
  private static final int DRAWN = 4;

  private static final int REPLAYED = 2;

  /// The examples that are looked at, by a pattern. `-Dreplay.examples=.*` takes all of them.
  private static final String EXAMPLES =
      System.getProperty("replay.examples", "(ch02|ch03|ch20)/.*");

  /// Those that run tests: where a test fails, `replay` shows its source, which `explore` doesn't
  /// have.
  private static final String TESTS = ".*Tests?";

  /// So many outcomes are compared at least.
  private static final int COMPARED = 10;

  private final TreeMap<String, String> wrong = new TreeMap<>();
  private int compared;

  @Test
  void eachTokenLeadsToItsOutcome() throws IOException {
    try (var compiler = Compiler.with()) {
      for (var chapter : Chapters.in(HOME).all()) {
        for (var example : chapter.examples()) {
          if (example.id().matches(EXAMPLES)
              && !example.id().matches(TESTS)
              && compiler.compileProgram(example.file()) instanceof Compiled compiled
              && !compiled.startsTests()) {
            compare(example.id(), compiled);
          }
        }
      }
    }
    assertEquals(new TreeMap<>(), wrong);
    assertTrue(compared >= COMPARED, "only " + compared);
  }

  private void compare(String name, Compiled compiled) {
    for (var freedom : List.of(Freedom.ANY, Freedom.ALL)) {
      for (var found : outcomes(ExploredProgram.of(compiled, false), freedom)) {
        var token =
            OrderToken.parse(
                new OrderToken(freedom, compiled.digest(), found.nearest()).toString());
        var replayed = replayed(Program.of(compiled), token);
        if (!replayed.equals(found.result().output())) {
          wrong.put(name + " " + token, found.result().output() + "but replayed\n" + replayed);
        }
        compared++;
      }
    }
  }

  /// Returns the first of a program's outcomes and some of the last ones; none if it can't be
  /// explored.
  private static List<Found> outcomes(ExploredProgram program, Freedom freedom) {
    try {
      program.rehearse();
      if (!program.hasLoop()) {
        return List.of();
      }
      var found =
          Explorer.of(program.experiments())
              .with(freedom)
              .exploreAtRandom(DRAWN, 1)
              .found()
              .stream()
              .filter(each -> !each.result().isEndless())
              .toList();
      return Stream.concat(found.stream().limit(1), found.reversed().stream().limit(REPLAYED))
          .distinct()
          .toList();
    } catch (LoopEscape varies) {
      return List.of();
    }
  }

  private static String replayed(Program program, OrderToken token) {
    try (var stepper = new Stepper(program, RunOptions.virtualTime(), Optional.of(token))) {
      stepper.go(Goal.end(), _ -> {});
      return stepper.run().output().text();
    }
  }
}
