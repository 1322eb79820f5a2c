package ch13_limits.e1_window;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.testkit.LoopTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The same promises with other limits and files, and what a cancellation leaves behind.
@LoopTest
@HiddenTest
class DownloaderHiddenTest {
  private final Site site = new Site();

  @Test
  void anyLimitIsUsedInFull(Draw draw) {
    var loop = EventLoop.running();
    for (int limit : List.of(draw.number(1, 3), draw.number(4, 9), draw.number(20, 50))) {
      var count = 3 * limit + draw.number(1, limit);
      var before = loop.time();
      await(new Downloader(limit).downloadAll(files(count)));
      assertEquals(
          seconds(Math.ceilDiv(count, limit)),
          loop.time().minus(before),
          "%d files of 1 s with a limit of %d".formatted(count, limit));
    }
  }

  @Test
  void aCancelledWaiterLeavesTheLimitAsItWas() {
    var downloader = new Downloader(2);
    var first = createTask(downloader.downloadAll(files(2)), "first");
    var waiting = createTask(downloader.downloadAll(files(3)), "waiting");
    await(sleep(seconds(0.5)));
    waiting.cancel();
    await(gatherOutcomes(first, waiting));
    await(downloader.downloadAll(files(6)));
    assertEquals(2, site.mostAtOnce(), "the most downloads at once, after a waiter was cancelled");
  }

  @Test
  void afterAFailureAmongOthersAllPlacesComeBack() {
    var downloader = new Downloader(3);
    assertThrows(
        IllegalStateException.class,
        () ->
            await(
                downloader.downloadAll(
                    List.of(file("a", 2), file("gone", 1), file("b", 1), file("c", 1)))),
        "one of four files is gone");
    await(sleep(seconds(10)));
    var before = EventLoop.running().time();
    await(downloader.downloadAll(files(3)));
    assertEquals(seconds(1), EventLoop.running().time().minus(before), "three files in three places");
  }

  @Test
  void aDownloadThatCannotBeginGivesItsPlaceBack() {
    var downloader = new Downloader(2);
    Supplier<Coroutine<String>> broken =
        () -> {
          throw new IllegalArgumentException("no such address");
        };
    for (int i = 0; i < 3; i++) {
      assertThrows(
          IllegalArgumentException.class,
          () -> await(downloader.downloadAll(List.of(broken))),
          "a download that can't even begin");
    }
    var before = EventLoop.running().time();
    await(downloader.downloadAll(files(2)));
    assertEquals(seconds(1), EventLoop.running().time().minus(before), "two files in two places");
  }

  @Test
  void aCancelledCallerLeavesNoDownloadBehind(Draw draw) {
    var limit = draw.number(2, 4);
    var downloader = new Downloader(limit);
    for (int count : List.of(limit, limit + 1, limit + 3)) {
      var caller = createTask(downloader.downloadAll(files(count, 60)), "caller");
      await(sleep(draw.millis(1, 900)));
      caller.cancel();
      await(gatherOutcomes(caller));
      await(sleep(millis(1)));
      var before = EventLoop.running().time();
      await(downloader.downloadAll(files(limit)));
      assertEquals(
          seconds(1),
          EventLoop.running().time().minus(before),
          "%d files of 1 s, after a caller with %d was cancelled".formatted(limit, count));
    }
  }

  @Test
  void aSlowFileOfOneCallerHoldsUpNoOther(Draw draw) {
    var downloader = new Downloader(2);
    var time = draw.number(5, 60);
    var slow = createTask(downloader.downloadAll(List.of(file("slow", time))), "slow");
    await(sleep(millis(1)));
    var before = EventLoop.running().time();
    var quick = await(downloader.downloadAll(files(3)));
    assertEquals(seconds(3), EventLoop.running().time().minus(before), "three files in one place");
    assertEquals(
        List.of("content of slow"), await(slow), "the contents of the one who waited longer");
    assertEquals(
        List.of("content of file 0", "content of file 1", "content of file 2"),
        quick,
        "the contents that another caller got meanwhile");
  }

  @Test
  void theSameFileTwiceIsTwoFiles(Draw draw) {
    var name = draw.word();
    var file = file(name, 1);
    assertEquals(
        List.of("content of " + name, "content of b", "content of " + name),
        await(new Downloader(2).downloadAll(List.of(file, file("b", 1), file))),
        "the contents, with one file twice in the list");
  }

  @Test
  void eachFileIsDownloadedOnce(Draw draw) {
    var message = draw.text();
    for (var failure : List.of(new IllegalStateException(message), new IOException(message))) {
      List<String> begun = new ArrayList<>();
      Supplier<Coroutine<String>> failing = () -> async(() -> {
        begun.add("failing");
        await(sleep(seconds(1)));
        throw failure;
      });
      var thrown =
          assertThrows(
              failure.getClass(), () -> await(new Downloader(3).downloadAll(List.of(failing))));
      assertEquals(message, thrown.getMessage(), "what the caller is told");
      assertEquals(List.of("failing"), begun, "downloads that were begun");
    }
  }

  @Test
  void eachDownloaderHasItsOwnPlaces() {
    await(gather(new Downloader(2).downloadAll(files(4)), new Downloader(3).downloadAll(files(4))));
    assertEquals(5, site.mostAtOnce(), "the most downloads at once, of two downloaders");
  }

  private List<Supplier<Coroutine<String>>> files(int count) {
    return files(count, 1);
  }

  private List<Supplier<Coroutine<String>>> files(int count, double duration) {
    return IntStream.range(0, count).mapToObj(i -> file("file " + i, duration)).toList();
  }

  private Supplier<Coroutine<String>> file(String name, double duration) {
    return () -> site.get(name, seconds(duration));
  }
}
