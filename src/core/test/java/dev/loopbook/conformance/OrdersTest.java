package dev.loopbook.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.loopbook.explore.Exploration;
import dev.loopbook.explore.Explorer;
import dev.loopbook.explore.Found;
import dev.loopbook.explore.Freedom;
import dev.loopbook.explore.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Holds the explorer against CPython 3.13, on an asyncio loop whose ready queue takes callbacks in
/// every order: as many orders, and the same traces, event by event and tick by tick.
final class OrdersTest {

  private static final Path RECORDED = Path.of("test/conformance/orders");

  /// What all orders of a program come to: how many there are, how many different traces they give,
  /// and a hash of all those.
  private record Walk(long orders, int outcomes, String hash) {

    static Walk parse(List<String> words) {
      return new Walk(Long.parseLong(words.get(0)), Integer.parseInt(words.get(1)), words.get(2));
    }

    static Walk of(List<String> program, Freedom freedom) {
      var exploration =
          Explorer.of(() -> exploring -> result(ConformanceRun.trace(program, exploring)))
              .with(freedom)
              .explore();
      assertEquals(Exploration.Method.WHOLE, exploration.method());
      var found = exploration.found();
      return new Walk(exploration.orders(), found.size(), hash(found));
    }

    private static RunResult result(List<String> trace) {
      return new RunResult(String.join("\n", trace), "finished", List.of(), false);
    }

    private static String hash(List<Found> found) {
      var all =
          found.stream()
              .map(each -> each.result().output() + "\n\n")
              .sorted()
              .collect(Collectors.joining());
      try {
        var sha = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
        return HexFormat.of().formatHex(sha, 0, 8);
      } catch (NoSuchAlgorithmException impossible) {
        throw new AssertionError(impossible);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> programsHaveTheOrdersAndOutcomesThatTheyHaveOnAsyncio() throws IOException {
    try (var files = Files.list(RECORDED)) {
      return files.sorted().flatMap(OrdersTest::lines).toList().stream()
          .map(
              line ->
                  dynamicTest("seed " + line.substring(0, line.indexOf(' ')), () -> check(line)));
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#"));
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }

  private static void check(String line) {
    var words = List.of(line.split(" "));
    var program = SeededProgram.of(Long.parseLong(words.getFirst()));
    assertEquals(
        words.get(1), TraceDigest.hash(program), "SeededProgram has changed; record again");
    assertEquals(Walk.parse(words.subList(2, 5)), Walk.of(program, Freedom.TICK), "within ticks");
    assertEquals(Walk.parse(words.subList(5, 8)), Walk.of(program, Freedom.ANY), "across ticks");
  }
}
