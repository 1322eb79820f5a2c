package dev.loopbook.conformance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/// Holds the core against CPython 3.13, event by event and tick by tick. The README in
/// `src/core/test/conformance` tells how programs and traces read.
final class ConformanceTest {

  private static final Path HERE = Path.of("test/conformance");

  @TestFactory
  Stream<DynamicContainer> behavesAsAsyncioInProgramsWrittenByHand() throws IOException {
    return tests(HERE.resolve("programs"));
  }

  @TestFactory
  Stream<DynamicContainer> behavesAsAsyncioInRandomPrograms() throws IOException {
    return filesIn(HERE.resolve("random")).map(ConformanceTest::randomTestsOf);
  }

  /// `-Dconformance.dir=DIR` adds a folder of recordings, such as `record.py --random` writes.
  @TestFactory
  Stream<DynamicContainer> behavesAsAsyncioInAFolderGivenByHand() throws IOException {
    var folder = System.getProperty("conformance.dir");
    return folder == null ? Stream.empty() : tests(Path.of(folder));
  }

  private static Stream<DynamicContainer> tests(Path folder) throws IOException {
    return filesIn(folder).map(ConformanceTest::testsOf);
  }

  private static Stream<Path> filesIn(Path folder) throws IOException {
    List<Path> files;
    try (var found = Files.list(folder)) {
      files = found.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    assertFalse(files.isEmpty(), "no recordings in " + folder);
    return files.stream();
  }

  private static DynamicContainer testsOf(Path file) {
    try {
      var tests =
          Recording.read(file).stream()
              .map(recording -> dynamicTest(recording.title(), () -> check(recording)));
      return dynamicContainer(file.getFileName().toString(), tests);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }

  private static DynamicContainer randomTestsOf(Path file) {
    try {
      var tests =
          RandomRecording.read(file).stream()
              .map(recording -> dynamicTest("seed " + recording.seed(), () -> check(recording)));
      return dynamicContainer(file.getFileName().toString(), tests);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }

  private static void check(RandomRecording recording) {
    var source = SeededProgram.of(recording.seed());
    recording
        .difference(source, ConformanceRun.trace(source))
        .ifPresent(difference -> fail(difference));
  }

  private static void check(Recording recording) {
    assertFalse(recording.trace().isEmpty(), "not recorded yet: run record.py");
    var ours = ConformanceRun.trace(recording.source());
    TraceDifference.first(recording.trace(), ours)
        .ifPresent(difference -> fail(difference.show(recording)));
  }
}
