package dev.loopbook.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Loopbook's own classes are in a folder or a jar, as it was built.
final class ChildCommandTest {
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @Test
  void itStartsTheJvmThatThisOneIsWithTheHeapThatALimitAllows() {
    var words = ChildCommand.of(Limits.USUAL.withHeap(77)).words();
    assertEquals(JDK.resolve("bin/java").toString(), words.getFirst());
    assertTrue(words.contains("-Xmx77m"));
    assertTrue(words.contains("-XX:+ExitOnOutOfMemoryError"));
    assertTrue(ChildCommand.ofCompiler().words().contains("-Xmx384m"));
  }

  @Test
  void onlyWhereMocksAreUsedIsMockitoAnAgent() {
    var agents =
        ChildCommand.withMocks(Limits.USUAL).words().stream()
            .filter(word -> word.startsWith("-javaagent:"))
            .toList();
    assertEquals(1, agents.size());
    var jar = Path.of(agents.getFirst().substring("-javaagent:".length()));
    assertTrue(
        Files.exists(jar) && jar.getFileName().toString().startsWith("mockito"), jar::toString);
    assertFalse(
        ChildCommand.of(Limits.USUAL).words().stream()
            .anyMatch(word -> word.startsWith("-javaagent:")));
  }

  @Test
  void theChildAndTheCompilerAreTwoPrograms() {
    var child = ChildCommand.of(Limits.USUAL).words().getLast();
    var compiler = ChildCommand.ofCompiler().words().getLast();
    assertTrue(List.of("--child", "dev.loopbook.judge.child.Child").contains(child), child);
    assertTrue(
        List.of("--compiler", "dev.loopbook.judge.child.CompilerChild").contains(compiler),
        compiler);
  }

  @Test
  void whatItMustBeAbleToReadIsWhatItsWordsName() {
    var command = ChildCommand.of(Limits.USUAL);
    assertEquals(JDK, command.reads().getFirst());
    var words = command.words();
    var place = words.contains("-jar") ? words.indexOf("-jar") + 1 : words.indexOf("-cp") + 1;
    for (var each : words.get(place).split(java.io.File.pathSeparator)) {
      assertTrue(command.reads().contains(Path.of(each)), each);
    }
    for (var each : command.reads()) {
      assertTrue(Files.exists(each), each::toString);
    }
  }
}
