package dev.loopbook.shell.grade;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.Exercises;
import dev.loopbook.exercise.grade.ExportKind;
import dev.loopbook.exercise.grade.GradingScheme;
import dev.loopbook.exercise.grade.Roster;
import dev.loopbook.exercise.grade.Seeds;
import dev.loopbook.judge.Limits;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a class is graded: which exercises, behind which limits, for how many points.
///
/// Checked by [#check()], before anything else is asked of it.
final class GradeOptions {

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description = "Only these exercises or chapters.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--jobs", paramLabel = "N", description = "Answers judged at once.")
  private int jobs = Math.max(1, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Time that one answer may take.")
  private int timeout = (int) Limits.USUAL.whole().toSeconds();

  @Option(names = "--memory", paramLabel = "MB", description = "Heap that one answer may have.")
  private int memory = Limits.USUAL.heapMegabytes();

  @Option(
      names = "--weight",
      paramLabel = "ID=FACTOR",
      split = ",",
      description = "Multiply the points of an exercise or a chapter.")
  private Map<String, Double> weights = new LinkedHashMap<>();

  @Option(
      names = "--partial",
      description = "Give points for each test that passes but failed on the starter.")
  private boolean partial;

  @Option(names = "--anew", description = "Judge everything again.")
  private boolean anew;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What the hidden tests draw their data from.")
  private long seed;

  @Option(names = "--seed-per-student", description = "Draw other data for each student.")
  private boolean seedPerStudent;

  @Option(
      names = "--layout",
      paramLabel = "KIND",
      description =
          "folders, single, moodle, canvas, blackboard, brightspace, gradescope, nbgrader or mail; as it"
              + " looks.")
  private @Nullable ExportKind layout;

  @Option(
      names = "--roster",
      paramLabel = "FILE",
      description = "CSV with the columns id and name of all in the class.")
  private @Nullable Path roster;

  @Option(names = "--require-sandbox", description = "Grade only if this system has every wall.")
  private boolean requireSandbox;

  /// Refuses what can't be.
  void check() {
    if (jobs < 1 || jobs > 64) {
      throw CommandException.usage("grade: --jobs is between 1 and 64, not " + jobs);
    }
    if (timeout < 1 || timeout > 3600) {
      throw CommandException.usage(
          "grade: --timeout is between 1 and 3600 seconds, not " + timeout);
    }
    if (memory < 64) {
      throw CommandException.usage(
          "grade: --memory is 64 MB at least: the test framework needs that much");
    }
    weights.forEach(
        (id, factor) -> {
          if (factor < 0 || factor > 1000) {
            throw CommandException.usage(
                "grade: --weight %s=%s: a factor is 0 or more", id, factor);
          }
        });
  }

  /// Returns who is in the class; nobody in particular, if no roster was named.
  Roster roster() {
    if (roster == null) {
      return Roster.empty();
    }
    try {
      return Roster.read(roster);
    } catch (IOException failure) {
      throw CommandException.usage(
          "grade: --roster %s: it can't be read: %s", roster, FileFailure.why(failure));
    } catch (IllegalArgumentException broken) {
      throw CommandException.usage("grade: --roster %s: %s", roster, broken.getMessage());
    }
  }

  /// Returns the exercises that count.
  List<Exercise> chosen(Session session) {
    var exercises = Exercises.in(session.home());
    var all = exercises.all();
    if (all.isEmpty()) {
      throw CommandException.toFix(
          "%s: there are no exercises here to grade by. Put the folder exercises back",
          session.home());
    }
    var chosen = new ArrayList<Exercise>();
    for (var id : only) {
      var chapter = all.stream().filter(each -> each.isIn(id)).toList();
      chosen.addAll(
          chapter.isEmpty() ? List.of(CommandException.require(exercises.find(id))) : chapter);
    }
    return only.isEmpty()
        ? all
        : all.stream()
            .filter(each -> chosen.stream().anyMatch(other -> other.id().equals(each.id())))
            .toList();
  }

  /// Returns what one answer may use.
  Limits limits() {
    return Limits.USUAL.withWhole(Duration.ofSeconds(timeout)).withHeap(memory);
  }

  /// Returns what grades depend on, besides the answers, the exercises and the walls.
  String settings() {
    return String.join("\n", limits().toString(), scheme().toString(), seeds().toString());
  }

  /// Returns how points are given.
  GradingScheme scheme() {
    return new GradingScheme(weights, partial);
  }

  /// Returns what the hidden tests draw their data from.
  Seeds seeds() {
    return new Seeds(seed, seedPerStudent);
  }

  /// Returns what the export looks like, if that was said.
  Optional<ExportKind> layout() {
    return Optional.ofNullable(layout);
  }

  /// Returns how many answers are judged at once.
  int jobs() {
    return jobs;
  }

  /// Returns whether what was judged before is judged again.
  boolean isAnew() {
    return anew;
  }

  /// Returns whether a missing wall is a reason not to grade.
  boolean requiresSandbox() {
    return requireSandbox;
  }
}
