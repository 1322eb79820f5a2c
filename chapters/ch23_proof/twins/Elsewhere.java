import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.util.concurrent.atomic.AtomicInteger;

void main() throws Exception {
  var slots = new java.util.concurrent.Semaphore(2);
  var inside = new AtomicInteger();
  var most = new AtomicInteger();
  var before = System.nanoTime();
  try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
    for (int i = 0; i < 5; i++) {
      executor.submit(() -> {
        slots.acquire();
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        try {
          Thread.sleep(20);
        } finally {
          inside.decrementAndGet();
          slots.release();
        }
        return null;
      });
    }
  }
  IO.println("at most " + most + " at once");
  IO.println("more than 20 ms: " + (System.nanoTime() - before > 20_000_000));
  try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
    var completed = new ExecutorCompletionService<String>(executor);
    completed.submit(() -> {
      Thread.sleep(100);
      return "slow";
    });
    completed.submit(() -> "fast");
    IO.println(completed.take().get() + ", " + completed.take().get());
  }
  IO.println(assertTimeout(ofSeconds(5), () -> "soon enough"));
}
