package ch20_all_orders.e2_start_up;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;

class ServiceTest {

  @LoopTest
  void servesWithItsSettings() {
    assertEquals("hello in dutch", await(new Service(new Disk("dutch")).start()), "the answer");
  }

  @LoopTest
  void theSettingsAreReadOnce() {
    var disk = new Disk("dutch");
    await(new Service(disk).start());
    assertEquals(1, disk.reads(), "how often the disk is read");
  }

  @LoopTest(schedules = 200)
  void servesWithItsSettingsInEveryOrder() {
    assertEquals("hello in dutch", await(new Service(new Disk("dutch")).start()), "the answer");
  }

  @LoopTest(schedules = 200)
  void waitsForTheSettingsAndForNoTime() {
    var before = EventLoop.running().time();
    await(new Service(new Disk("dutch")).start());
    assertEquals(
        before, EventLoop.running().time(), "the time after the start; reading takes none");
  }

  @LoopTest(schedules = 200)
  void twoServicesHaveSettingsOfTheirOwn() {
    var dutch = createTask(new Service(new Disk("dutch")).start(), "dutch");
    var greek = createTask(new Service(new Disk("greek")).start(), "greek");
    assertEquals("hello in dutch", await(dutch), "the answer of the first service");
    assertEquals("hello in greek", await(greek), "the answer of the second service");
  }
}
