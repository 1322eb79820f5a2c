package dev.loopbook.exercise.similar;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.exercise.grade.StudentFolder;
import dev.loopbook.exercise.grade.Submission;
import dev.loopbook.step.film.PageResource;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Has JPlag compare the answers of a class, in a process of its own. What the students were given
/// is its base code, so that nobody is alike for having left it as it was.
public final class JPlagRun {
  private static final String PROGRAM = "CompareAnswers.java";

  private final Path work;
  private final List<Exercise> exercises;
  private final Map<String, String> students = new HashMap<>(); // by their folders
  private volatile boolean cancelled; // by any thread

  /// @param work an empty folder to work in
  public JPlagRun(Path work, List<Exercise> exercises) {
    this.work = work;
    this.exercises = List.copyOf(exercises);
  }

  /// JPlag failed.
  public static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String why) {
      super(why, null, false, false);
    }

    /// Returns what happened.
    public String why() {
      return String.valueOf(getMessage());
    }
  }

  /// Compares the answers to each exercise that at least two students handed in, and returns the
  /// pairs: the most similar first, exercise by exercise.
  public List<SimilarPair> compare(List<Submission> submissions, List<Path> jars)
      throws IOException, InterruptedException, Failed {
    var layOut = Files.createDirectories(work.resolve("exercises"));
    for (var exercise : exercises) {
      var answers =
          submissions.stream().filter(each -> each.answers().containsKey(exercise.id())).toList();
      if (answers.size() > 1) {
        layOut(exercise, answers, layOut.resolve(folder(exercise)));
      }
    }
    return pairs(run(layOut, jars));
  }

  /// Gives up, from any thread.
  public void cancel() {
    cancelled = true;
  }

  private static String folder(Exercise exercise) {
    return exercise.id().replace('/', '-');
  }

  private void layOut(Exercise exercise, List<Submission> answers, Path folder) throws IOException {
    var starter = Files.createDirectories(folder.resolve("starter"));
    for (var name : exercise.edit()) {
      Files.copy(exercise.directory().resolve(name), starter.resolve(name));
    }
    for (var submission : answers) {
      var name = StudentFolder.of(submission.student());
      students.put(name, submission.student());
      var own = Files.createDirectories(folder.resolve("answers").resolve(name));
      var answer = Objects.requireNonNull(submission.answers().get(exercise.id()));
      for (var file : answer.attempt().files()) {
        Files.writeString(own.resolve(file.file().getFileName().toString()), file.text());
      }
    }
  }

  private List<String> run(Path layOut, List<Path> jars)
      throws IOException, InterruptedException, Failed {
    var program = work.resolve(PROGRAM);
    Files.writeString(program, PageResource.text(JPlagRun.class, PROGRAM));
    var out = work.resolve("pairs.txt");
    var err = work.resolve("messages.txt");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "-Dfile.encoding=UTF-8",
                "-cp",
                jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                program.toString(),
                layOut.toString())
            .directory(work.toFile()) // where JPlag may leave what it could not parse
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
        if (cancelled) {
          throw new InterruptedException();
        }
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      var said = Files.readAllLines(err, StandardCharsets.UTF_8);
      throw new Failed(
          format(
              "JPlag ended with status %d: %s",
              process.exitValue(), said.isEmpty() ? "it said nothing" : said.getLast()));
    }
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }

  private List<SimilarPair> pairs(List<String> lines) {
    var ids = exercises.stream().collect(Collectors.toMap(JPlagRun::folder, Exercise::id));
    var pairs = new ArrayList<SimilarPair>();
    for (var line : lines) {
      var cells = line.split("\t", -1);
      var names = List.of(name(cells[1]), name(cells[2])).stream().sorted().toList();
      pairs.add(
          new SimilarPair(
              ids.getOrDefault(cells[0], cells[0]),
              names.getFirst(),
              names.getLast(),
              Double.parseDouble(cells[3])));
    }
    var order = exercises.stream().map(Exercise::id).toList();
    pairs.sort(
        Comparator.comparingInt((SimilarPair pair) -> order.indexOf(pair.exercise()))
            .thenComparingDouble(pair -> -pair.similarity())
            .thenComparing(SimilarPair::one)
            .thenComparing(SimilarPair::other));
    return pairs;
  }

  private String name(String folder) {
    return students.getOrDefault(folder, folder);
  }

  /// Copies JPlag's own reports, one for each exercise, for its viewer.
  ///
  /// @return the files
  public List<Path> copyReports(Path folder) throws IOException {
    Files.createDirectories(folder);
    var copies = new ArrayList<Path>();
    for (var exercise : exercises) {
      var report = work.resolve("exercises").resolve(folder(exercise)).resolve("report.jplag");
      if (Files.isRegularFile(report)) {
        var copy = folder.resolve(folder(exercise) + ".jplag");
        Files.copy(report, copy, StandardCopyOption.REPLACE_EXISTING);
        copies.add(copy);
      }
    }
    return copies;
  }
}
