// rejected by acceptsTheRightOne: stop(…) was called and never awaited, so it never ran
package ch14_background.e3_stop_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class ServiceTest {
  private final Service service = new Service();

  @Test
  void whatWasSubmittedIsDone() {
    service.start();
    List.of("a", "b", "c").forEach(service::submit);
    service.stop();
    assertEquals(List.of("a", "b", "c"), service.done());
  }
}
