package ch13_limits.e1_window;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.testkit.LoopTest;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@LoopTest
class DownloaderTest {
  private final Site site = new Site();
  private final Downloader downloader = new Downloader(2);

  @Test
  void aSlowFileDoesNotHoldUpTheOthers() {
    var files = List.of(file("a", 3), file("b", 1), file("c", 1), file("d", 1), file("e", 1));
    await(downloader.downloadAll(files));
    assertEquals(
        seconds(4),
        EventLoop.running().time(),
        "one file of 3 s and four of 1 s, two at a time");
  }

  @LoopTest(schedules = 50)
  void neverMoreThanTheLimit() {
    await(downloader.downloadAll(fiveFiles()));
    assertEquals(2, site.mostAtOnce(), "the most downloads at once");
  }

  @LoopTest(schedules = 50)
  void theLimitIsTheOneThatWasGiven() {
    await(new Downloader(1).downloadAll(fiveFiles()));
    assertEquals(1, site.mostAtOnce(), "the most downloads at once with a limit of 1");
    await(new Downloader(4).downloadAll(fiveFiles()));
    assertEquals(4, site.mostAtOnce(), "the most downloads at once with a limit of 4");
  }

  @LoopTest(schedules = 50)
  void twoCallersShareTheLimit() {
    await(gather(downloader.downloadAll(fiveFiles()), downloader.downloadAll(fiveFiles())));
    assertEquals(2, site.mostAtOnce(), "the most downloads at once, of two callers together");
  }

  @LoopTest(schedules = 50)
  void theContentsComeInTheOrderAskedFor() {
    var contents =
        await(downloader.downloadAll(List.of(file("slow", 3), file("fast", 1), file("last", 1))));
    assertEquals(
        List.of("content of slow", "content of fast", "content of last"), contents, "contents");
  }

  @Test
  void noFilesAreNoContents() {
    assertEquals(List.of(), await(downloader.downloadAll(List.of())), "contents of no files");
  }

  @LoopTest(schedules = 50)
  void aFailedFileGivesItsPlaceBack() {
    for (int i = 0; i < 3; i++) {
      assertThrows(
          IllegalStateException.class,
          () -> await(downloader.downloadAll(List.of(file("gone", 1)))),
          "a file that is gone");
    }
    assertEquals(List.of("content of a"), await(downloader.downloadAll(List.of(file("a", 1)))));
  }

  @LoopTest(schedules = 50)
  void aCancelledDownloadGivesItsPlaceBack() {
    for (int i = 0; i < 3; i++) {
      assertThrows(
          TimeoutError.class,
          () -> await(waitFor(downloader.downloadAll(List.of(file("slow", 60))), seconds(1))),
          "a caller who waits for one second");
    }
    var task = createTask(downloader.downloadAll(List.of(file("a", 1))), "one more");
    await(sleep(seconds(5)));
    assertEquals(true, task.isDone(), "after three cancelled downloads the next one gets a place");
    assertEquals(List.of("content of a"), await(task));
  }

  private List<Supplier<Coroutine<String>>> fiveFiles() {
    return List.of(file("a", 1), file("b", 1), file("c", 1), file("d", 1), file("e", 1));
  }

  private Supplier<Coroutine<String>> file(String name, double duration) {
    return () -> site.get(name, seconds(duration));
  }
}
