package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.book.Chapters;
import dev.loopbook.book.Example;
import dev.loopbook.explore.Exploration;
import dev.loopbook.explore.ExplorationProgress;
import dev.loopbook.explore.Explorer;
import dev.loopbook.explore.Found;
import dev.loopbook.loop.LoopEscape;
import dev.loopbook.program.explored.ExploredProgram;
import dev.loopbook.program.source.Compilation.Compiled;
import dev.loopbook.program.source.Compiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the weaver reports of the book's examples is enough: the orders that are left out lose no
/// outcome. Random programs show the same of the engine; this holds fields, arrays, statics and JDK
/// objects of programs as people write them.
class ReducedExamplesTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));

  /// An example with more orders than this isn't small enough.
  private static final int MOST = Integer.getInteger("explore.examples.most", 100);

  /// So many runs come before the first order that counts.
  private static final int PROBES = 20;

  /// An example has to be whole and reduced for the comparison; so many are at least.
  private static final int COMPARED = 6;

  @Test
  void theReducedOutcomesOfEachSmallExampleAreAllItsOutcomes() throws IOException {
    var compared = new ArrayList<String>();
    var wrong = new TreeMap<String, String>();
    try (var compiler = Compiler.with()) {
      for (var example : examples()) {
        if (compiler.compileProgram(example.file()) instanceof Compiled compiled
            && !compiled.startsTests()
            && isCompared(example, ExploredProgram.of(compiled, false), wrong)) {
          compared.add(example.id());
        }
      }
    }

    assertEquals(new TreeMap<>(), wrong);
    assertTrue(compared.size() >= COMPARED, compared.toString());
  }

  /// The examples of the chapters in which tasks share something. Others can be named, at the cost
  /// of minutes: `-Dexplore.examples.chapters=ch13,ch17`.
  private static List<Example> examples() {
    var named = System.getProperty("explore.examples.chapters", "ch06,ch07,ch12,ch20");
    var chapters = Set.of(named.split(","));
    return Chapters.in(HOME).all().stream()
        .flatMap(chapter -> chapter.examples().stream())
        .filter(example -> chapters.contains(example.id().substring(0, 4)))
        .toList();
  }

  private static boolean isCompared(
      Example example, ExploredProgram program, TreeMap<String, String> wrong) {
    try {
      program.rehearse();
      if (!program.hasLoop()) {
        return false;
      }
      var whole = wholeIfSmall(program);
      if (whole.method() != Exploration.Method.WHOLE || whole.orders() < 2) {
        return false;
      }
      var reduced =
          Explorer.of(program.experiments()).withReduction().withMost(whole.orders() - 1).explore();
      if (reduced.method() != Exploration.Method.REDUCED) {
        return false;
      }
      if (!keys(whole).equals(keys(reduced))) {
        wrong.put(example.id(), keys(whole) + " but reduced " + keys(reduced));
      }
      return true;
    } catch (LoopEscape varies) {
      return false;
    }
  }

  /// Explores a program, and gives up as soon as it's known to have more orders than are wanted, or
  /// the few probes leave that so open that hundreds of runs would have to tell.
  private static Exploration wholeIfSmall(ExploredProgram program) {
    var progress = new ExplorationProgress();
    var runs = new AtomicInteger();
    return Explorer.of(
            () -> {
              var counted = program.experiments().get();
              return exploring -> {
                var run = runs.incrementAndGet();
                var isEstimating = progress.expected().orders() == 0;
                if (run > MOST + PROBES || (run > PROBES && isEstimating)) {
                  progress.stop();
                }
                return counted.run(exploring);
              };
            })
        .withMost(MOST)
        .watchedBy(progress)
        .explore();
  }

  private static Set<String> keys(Exploration exploration) {
    return exploration.found().stream().map(Found::key).collect(Collectors.toSet());
  }
}
