import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

static class PlainTest {
  final Callable<String> check = () -> "checked";
  String value;

  @BeforeEach
  void setUp() throws Exception {
    try (var executor = Executors.newSingleThreadExecutor()) {
      value = executor.submit(check).get(); // blocks
      executor.shutdown();
    }
  }

  @Test
  void aFuture() throws Exception {
    var future = CompletableFuture.supplyAsync(() -> "checked");
    assertEquals(value, future.get());
  }
}

void main() {
  IO.print(Tests.run(PlainTest.class));
}
