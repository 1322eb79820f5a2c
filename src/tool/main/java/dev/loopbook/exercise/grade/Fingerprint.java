package dev.loopbook.exercise.grade;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.judge.Attempt;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// A hash of everything that a grade depends on: the answer, the exercise's files, this build of
/// Loopbook, and the settings.
final class Fingerprint {
  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String of(String... texts) {
    var sum = new Fingerprint();
    for (var text : texts) {
      sum.add(text);
    }
    return sum.hex();
  }

  static String of(Attempt attempt, String exercise, String settings) {
    var sum = new Fingerprint();
    sum.add(exercise);
    sum.add(settings);
    for (var file : attempt.files()) {
      sum.add(file.file().toString());
      sum.add(file.text());
    }
    attempt.unreadable().forEach(sum::add);
    return sum.hex();
  }

  static String of(Exercise exercise) {
    var sum = new Fingerprint();
    sum.add(exercise.id());
    sum.add(exercise.kind().key());
    sum.add(Integer.toString(exercise.points()));
    exercise.edit().forEach(sum::add);
    sum.add(exercise.properties().toString());
    var files = exercise.assignment();
    Stream.of(
            files.given(),
            files.tests(),
            files.hidden(),
            files.rightPrograms().stream().map(program -> program.file()).toList(),
            files.mutants().stream().map(mutant -> mutant.file()).toList(),
            files.models())
        .flatMap(List::stream)
        .forEach(sum::add);
    return sum.hex();
  }

  /// Returns the hash of Loopbook's own classes: the core's, the test kit's and the tool's.
  static String ofThisBuild() {
    return Build.SUM;
  }

  /// Computed once, when it's first asked for: the classes don't change while they run.
  private static final class Build {
    static final String SUM = sum();

    private static String sum() {
      try {
        var sum = new Fingerprint();
        for (var each : List.of(EventLoop.class, LoopTest.class, Fingerprint.class)) {
          sum.add(each.getProtectionDomain().getCodeSource());
        }
        return sum.hex();
      } catch (URISyntaxException e) {
        throw new IllegalStateException("where Loopbook's own classes are is no path", e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void add(CodeSource source) throws URISyntaxException, IOException {
    var place = Path.of(source.getLocation().toURI());
    if (!Files.isDirectory(place)) {
      add(place);
      return;
    }
    try (var classes = Files.walk(place)) {
      classes.filter(Files::isRegularFile).sorted().forEach(this::add);
    }
  }

  private void add(Path file) {
    try {
      add(file.getFileName().toString());
      add(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The length goes first, so that different lists of texts can't be the same bytes.
  private void add(byte[] bytes) {
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
