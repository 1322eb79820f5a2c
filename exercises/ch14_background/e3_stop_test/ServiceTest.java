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
  void itStops() {
    service.start();
    service.submit("a");
    await(sleep(seconds(2)));
    await(service.stop());
    assertEquals(List.of("a"), service.done());
  }

  // Your tests go here.
}
