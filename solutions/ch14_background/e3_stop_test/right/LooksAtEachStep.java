// right: looks at what is done again and again while it stops
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
  void aStopInTheMiddleOfTheSecondOfThree() {
    service.start();
    for (var job : List.of("x", "y", "z")) {
      service.submit(job);
    }
    await(sleep(seconds(1.5)));
    var stop = createTask(service.stop(), "stop");
    await(sleep(millis(1)));
    assertThrows(QueueShutDown.class, () -> service.submit("too late"), "as soon as it stops");
    await(sleep(seconds(1)));
    assertEquals(List.of("x", "y"), service.done(), "a second after the stop began");
    assertThrows(QueueShutDown.class, () -> service.submit("too late"), "while it stops");
    await(stop);
    assertEquals(List.of("x", "y", "z"), service.done(), "after the stop");
    assertThrows(QueueShutDown.class, () -> service.submit("too late"), "after the stop");
    assertFalse(service.isRunning(), "after the stop");
    assertTrue(EventLoop.running().time().compareTo(seconds(4)) <= 0, "it stopped in time");
  }

  @Test
  void aStopThatComesWithTheJobs() {
    service.start();
    service.submit("only");
    await(service.stop());
    assertEquals(List.of("only"), service.done());
  }

  @Test
  void muchTooMuch() {
    service.start();
    for (int i = 1; i <= 60; i++) {
      service.submit("job " + i);
    }
    await(sleep(seconds(2.5)));
    var before = EventLoop.running().time();
    await(service.stop());
    var took = EventLoop.running().time().minus(before);
    assertTrue(took.compareTo(seconds(10)) >= 0 && took.compareTo(seconds(11)) <= 0, "" + took);
    assertEquals(12, service.done().size(), "two before the stop, and ten in it");
    await(sleep(seconds(20)));
    assertEquals(12, service.done().size(), "twenty seconds after the stop");
    assertFalse(service.isRunning());
  }
}
