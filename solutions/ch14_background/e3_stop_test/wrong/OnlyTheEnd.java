// rejected by catchesDropsTheLine: the jobs that wait in the line are lost
// mistake: checks only that nothing runs afterwards
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
  void tenSecondsAreEnough() {
    service.start();
    for (int i = 0; i < 100; i++) {
      service.submit("job " + i);
    }
    await(waitFor(service.stop(), seconds(12)));
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
