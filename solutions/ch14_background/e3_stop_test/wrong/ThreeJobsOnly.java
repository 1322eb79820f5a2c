// rejected by catchesWaitsForEver: it waits for all jobs, however long
// mistake: submits no more than ten seconds of work
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
    var stop = createTask(service.stop(), "stop");
    await(sleep(millis(1)));
    assertThrows(QueueShutDown.class, () -> service.submit("late"));
    await(stop);
  }

  @Test
  void whatWasSubmittedIsDone() {
    service.start();
    List.of("a", "b", "c").forEach(service::submit);
    await(service.stop());
    assertEquals(List.of("a", "b", "c"), service.done());
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
