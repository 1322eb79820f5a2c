package dev.loopbook.exercise.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.child.CompilerChild;
import dev.loopbook.judge.wall.Allowance;
import dev.loopbook.judge.wall.Sandbox;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WalledLauncherTest {
  @Test
  @SuppressWarnings("try") // it is closed early
  void whoKeepsGradesHearsOfTheEndBeforeTheChildrenDie() throws Exception {
    var alive = new ArrayList<Boolean>();
    try (var sandbox = Sandbox.detect();
        var launcher = new WalledLauncher(sandbox, Allowance.during(Duration.ofSeconds(5)))) {
      // it waits for its first job
      var path = System.getProperty("java.class.path");
      var child =
          launcher.launch(
              List.of("java", "-cp", path, CompilerChild.class.getName()),
              Stream.of(path.split(File.pathSeparator)).map(Path::of).toList());
      launcher.beforeEnding(() -> alive.add(child.process().isAlive()));
      launcher.close();
      assertEquals(List.of(true), alive);
      assertFalse(child.process().isAlive());
      assertThrows(IOException.class, () -> launcher.launch(List.of("java"), List.of()));
    }
  }
}
