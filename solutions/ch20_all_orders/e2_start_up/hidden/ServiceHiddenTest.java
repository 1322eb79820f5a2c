package ch20_all_orders.e2_start_up;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Task;
import dev.loopbook.testkit.LoopTest;
import java.util.ArrayList;
import java.util.List;

/// The same promises for other languages, for many services, and for one that starts again.
@HiddenTest
class ServiceHiddenTest {

  @LoopTest(schedules = 50)
  void anyLanguage(Draw draw) {
    var language = draw.text();
    assertEquals("hello in " + language, await(new Service(new Disk(language)).start()), "answer");
  }

  @LoopTest(schedules = 50)
  void manyServicesStartAtOnce(Draw draw) {
    List<String> languages = draw.texts(4);
    List<Task<String>> starts = new ArrayList<>();
    for (var language : languages) {
      starts.add(createTask(new Service(new Disk(language)).start(), "start"));
    }
    for (int i = 0; i < languages.size(); i++) {
      assertEquals("hello in " + languages.get(i), await(starts.get(i)), "answer of a service");
    }
  }

  @LoopTest(schedules = 50)
  void eachReadsItsOwnDiskOnce(Draw draw) {
    var disks = List.of(new Disk(draw.text()), new Disk(draw.text()));
    await(gather(new Service(disks.get(0)).start(), new Service(disks.get(1)).start()));
    for (var disk : disks) {
      assertEquals(1, disk.reads(), "how often a disk is read");
    }
  }

  @LoopTest(schedules = 50)
  void itStartsAgain(Draw draw) {
    var language = draw.text();
    var service = new Service(new Disk(language));
    assertEquals("hello in " + language, await(service.start()), "answer after the first start");
    assertEquals("hello in " + language, await(service.start()), "answer after the second start");
  }
}
