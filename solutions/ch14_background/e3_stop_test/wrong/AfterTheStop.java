// rejected by catchesTakesMoreWhileItStops: during the stop
// mistake: submits after the stop, and never during it
package ch14_background.e3_stop_test;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.*;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.sync.QueueShutDown;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@LoopTest
class ServiceTest {
  private final Service service = new Service();

  @Test
  void nothingNewIsTaken() {
    service.start();
    List.of("a", "b", "c").forEach(service::submit);
    await(service.stop());
    assertThrows(QueueShutDown.class, () -> service.submit("late"));
  }

  @Test
  void whatWasSubmittedIsDone() {
    service.start();
    List.of("a", "b", "c").forEach(service::submit);
    await(service.stop());
    assertEquals(List.of("a", "b", "c"), service.done());
  }

  @Test
  void tenSecondsAreEnough() {
    service.start();
    for (int i = 0; i < 100; i++) {
      service.submit("job " + i);
    }
    await(waitFor(service.stop(), seconds(12)));
    var jobs = service.done().size();
    assertTrue(jobs == 9 || jobs == 10, "jobs done in ten seconds: " + jobs);
  }

  @Test
  void afterwardsNothingRuns() {
    service.start();
    await(sleep(seconds(1)));
    await(service.stop());
    assertFalse(service.isRunning(), "the worker is over");
    assertTrue(EventLoop.running().time().compareTo(seconds(2)) < 0, "an idle service stops soon");
  }
}
