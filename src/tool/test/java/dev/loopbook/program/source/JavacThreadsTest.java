package dev.loopbook.program.source;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class JavacThreadsTest {
  private static final int ROUNDS = 2_000;

  @Test
  void whatACancelledCompilationComesToIsNeverItsResult() throws Exception {
    var threads = new JavacThreads();
    for (var round = 0; round < ROUNDS; round++) {
      var begun = new CountDownLatch(1);
      var canceller =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      begun.await();
                    } catch (InterruptedException e) {
                      throw new AssertionError(e);
                    }
                    threads.cancel();
                  });
      assertThrows(
          CancellationException.class,
          () ->
              threads.run(
                  unwanted -> {
                    begun.countDown();
                    while (!unwanted.getAsBoolean()) {
                      Thread.onSpinWait();
                    }
                    return "javac gave up";
                  }));
      canceller.join();
    }
  }
}
