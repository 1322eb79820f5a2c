package dev.loopbook.shell.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.grade.Submissions;
import dev.loopbook.exercise.similar.JPlagJars;
import dev.loopbook.exercise.similar.JPlagRun;
import dev.loopbook.exercise.similar.SimilarPair;
import dev.loopbook.program.TemporaryFolder;
import dev.loopbook.shell.session.CommandException;
import dev.loopbook.shell.session.ExitStatus;
import dev.loopbook.shell.session.OutPath;
import dev.loopbook.shell.session.Session;
import dev.loopbook.text.Counted;
import dev.loopbook.text.FileFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `grade --similar`: JPlag compares the answers, and nothing is graded.
final class SimilarOption {
  private static final double WORTH_A_LOOK = 0.5;
  private static final int MOST_PAIRS = 20; // of an exercise

  @Option(
      names = "--similar",
      description =
          "Don't grade: have JPlag (GPL, fetched from Maven Central) find answers that are alike.")
  private boolean similar;

  boolean isAsked() {
    return similar;
  }

  /// Compares, and says which pairs are worth a look.
  ///
  /// @param out the folder for JPlag's own reports; none are kept if it's null
  int run(List<Exercise> exercises, Submissions submissions, @Nullable Path out, Session session)
      throws InterruptedException {
    if (out != null) {
      OutPath.requireFolder("grade", out, "--similar makes a report for each exercise");
    }
    var jars = jars(session);
    try (var work = TemporaryFolder.make("loopbook-similar-")) {
      var jplag = new JPlagRun(work.path(), exercises);
      List<SimilarPair> pairs;
      try (var _ = session.interrupts().to(jplag::cancel)) {
        pairs = jplag.compare(submissions.all(), jars);
      }
      exercises.forEach(exercise -> say(exercise, pairs, session));
      if (pairs.isEmpty()) {
        session.screen().say("No exercise has two answers that JPlag can compare.");
      }
      if (out != null) {
        var reports = jplag.copyReports(out);
        session
            .screen()
            .say(
                "%s: %s for JPlag's viewer, https://jplag.github.io/JPlag",
                out, Counted.of(reports.size(), "report"));
      }
      return ExitStatus.OK;
    } catch (JPlagRun.Failed failed) {
      throw CommandException.failure("grade: --similar: %s", failed.why());
    } catch (IOException failure) {
      throw CommandException.failure("grade: --similar: %s", FileFailure.why(failure));
    }
  }

  private static List<Path> jars(Session session) throws InterruptedException {
    var home = System.getProperty("user.home");
    var environment = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
    var cache = environment.isEmpty() ? Path.of(home, ".cache") : Path.of(environment);
    var jars =
        JPlagJars.in(
            cache.resolve("loopbook").resolve("jplag-" + JPlagJars.VERSION),
            Path.of(home, ".m2", "repository"));
    if (!jars.areThere()) {
      session
          .screen()
          .problem(
              CommandException.toFix(
                  "Fetching JPlag %s (24 MB, GPL 3), for the first time only …",
                  JPlagJars.VERSION));
    }
    try {
      return jars.get();
    } catch (JPlagJars.Missing missing) {
      throw CommandException.failure("grade: --similar: %s", missing.why());
    }
  }

  private static void say(Exercise exercise, List<SimilarPair> all, Session session) {
    var pairs = all.stream().filter(pair -> pair.exercise().equals(exercise.id())).toList();
    if (pairs.isEmpty()) {
      return;
    }
    var alike = pairs.stream().filter(pair -> pair.similarity() >= WORTH_A_LOOK).toList();
    session
        .screen()
        .say(
            "%s: %s, %d alike by half or more",
            exercise.id(), Counted.of(pairs.size(), "pair"), alike.size());
    alike.stream()
        .limit(MOST_PAIRS)
        .forEach(
            pair ->
                session
                    .screen()
                    .line(
                        format(
                            "  %3d%%  %s, %s",
                            Math.round(100 * pair.similarity()), pair.one(), pair.other())));
    if (alike.size() > MOST_PAIRS) {
      session.screen().say("… and %d more", alike.size() - MOST_PAIRS);
    }
  }
}
