package dev.loopbook.program;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecursiveDeletionTest {
  @TempDir Path folder;

  /// When a signal ends a grading, the sandbox and each child's process clean up at once.
  @Test
  void severalThreadsMayDeleteTheSameFolder() throws Exception {
    var barrier = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var round = 0; round < 20; round++) {
        var root = Files.createDirectory(folder.resolve("round" + round));
        for (var i = 0; i < 50; i++) {
          Files.createFile(Files.createDirectory(root.resolve("in" + i)).resolve("file"));
        }
        Callable<Boolean> deletion =
            () -> {
              barrier.await();
              RecursiveDeletion.of(root);
              return true;
            };
        var other = threads.submit(deletion);
        threads.submit(deletion).get();
        other.get();
        assertFalse(Files.exists(root));
      }
    }
  }
}
