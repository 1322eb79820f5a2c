package dev.loopbook.explore;

import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.LoopEscape;
import dev.loopbook.loop.LoopSetup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A small program that reports its own accesses, as woven code does.
///
///     Explored.program(world -> run(async(() -> …))).explore()
record Explored(Consumer<World> body) implements Experiment {

  /// Everything that a program shares and prints. Made anew for each run.
  static final class World {
    private final Map<String, Cell> cells = new TreeMap<>();
    private final StringBuilder output = new StringBuilder();

    Cell cell(String name) {
      return cells.computeIfAbsent(name, _ -> new Cell());
    }

    void print(Object text) {
      AccessLog.writes(output);
      output.append(text).append('\n');
    }
  }

  /// A variable.
  static final class Cell {
    private int value;

    int get() {
      AccessLog.reads(this);
      return value;
    }

    void set(int to) {
      var log = AccessLog.inForce();
      if (log != null) {
        log.write(this, AccessLog.WHOLE, to);
      }
      value = to;
    }
  }

  static Explorer program(Consumer<World> body) {
    return Explorer.of(() -> new Explored(body));
  }

  @Override
  public RunResult run(UnaryOperator<LoopSetup> exploring) {
    var world = new World();
    var setup =
        exploring.apply(
            LoopSetup.standard()
                .withOutsideWork(() -> false)
                .withOutsideCallers(() -> false)
                .withExceptionHandler((_, failure) -> world.print(failure.message())));
    try {
      setup.call(
          () -> {
            body.accept(world);
            return null;
          });
      return new RunResult(world.output.toString(), "finished", List.of(), false);
    } catch (LoopEscape escape) {
      throw escape;
    } catch (Throwable failure) {
      return new RunResult(
          world.output.toString(), failure.getClass().getSimpleName(), List.of(), true);
    }
  }

  /// Returns the outcomes with their counts, by what was printed and how it ended.
  static Map<String, Long> counts(Exploration exploration) {
    var counts = new TreeMap<String, Long>();
    exploration.found().forEach(found -> counts.put(text(found.result()), found.count()));
    return counts;
  }

  static Set<String> outcomes(Exploration exploration) {
    return new TreeSet<>(counts(exploration).keySet());
  }

  private static String text(RunResult result) {
    return result.output().strip().replace('\n', ' ')
        + (result.ending().equals("finished") ? "" : " " + result.ending());
  }
}
