package dev.loopbook.watch;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.shield;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.loop.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallGraphTest {

  private static Coroutine<Void> download() {
    return async(() -> await(sleep(seconds(1))));
  }

  private static Coroutine<Void> fetch() {
    return async(() -> await(download()));
  }

  private static List<String> withoutLines(Task<?> task) {
    return CallGraph.of(task).stream().map(line -> line.replaceAll(":\\d+", ":0")).toList();
  }

  @Test
  void aTaskIsShownWithItsCallsAndWithThoseWhoAwaitIt() {
    OnLoop.virtual(
        () -> {
          var fetch = createTask(fetch(), "fetch");
          var page = createTask(async(() -> await(gather(fetch))), "page");
          createTask(async(() -> await(shield(page))), "reader");
          tick();
          tick();
          assertEquals(
              List.of(
                  "* task fetch waits for sleep 1 s",
                  "  + calls",
                  "  | CallGraphTest:0  download",
                  "  | CallGraphTest:0  fetch",
                  "  + awaited by",
                  "    * task page waits for gather(fetch)",
                  "      + calls",
                  "      | CallGraphTest:0  aTaskIsShownWithItsCallsAndWithThoseWhoAwaitIt",
                  "      + awaited by",
                  "        * task reader waits for shield(page)",
                  "          + calls",
                  "          | CallGraphTest:0  aTaskIsShownWithItsCallsAndWithThoseWhoAwaitIt"),
              withoutLines(fetch));
        });
  }

  @Test
  void tasksThatWaitForEachOtherAreShownOnce() {
    OnLoop.virtual(
        () -> {
          var tasks = new Task<?>[2];
          tasks[0] = createTask(async(() -> await(tasks[1])), "hen");
          tasks[1] = createTask(async(() -> await(shield(tasks[0]))), "egg");
          tick();
          tick();
          assertEquals("        * task hen, as above: a circle", CallGraph.of(tasks[0]).getLast());
          tasks[0].cancel();
          tick();
          tick();
        });
  }

  @Test
  void aTaskThatIsDoneIsAwaitedByNobody() {
    OnLoop.virtual(
        () -> {
          var task = createTask(async(() -> {}), "quick");
          await(task);
          assertEquals(List.of("* task quick is done"), CallGraph.of(task));
        });
  }
}
