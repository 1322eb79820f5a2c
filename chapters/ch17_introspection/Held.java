import static dev.loopbook.loop.Async.*;

import dev.loopbook.testkit.LoopTest;
import dev.loopbook.testkit.Tests;
import org.junit.jupiter.api.Test;

// region test
@LoopTest(blockLimit = 0.1) // seconds
static class ReportTest {
  @Test
  void aPage() {
    await(sleep(seconds(1)));
    busy(millis(60));
  }

  @Test
  void aLongPage() {
    await(sleep(seconds(1)));
    busy(millis(240));
  }
}
// endregion

void main() {
  IO.print(Tests.run(ReportTest.class));
}
