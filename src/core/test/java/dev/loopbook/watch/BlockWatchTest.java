package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.LoopSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BlockWatchTest {

  private static final StackTraceElement INNER =
      frame("java.lang.Thread", "sleepNanos", "java.base");
  private static final StackTraceElement SLEEP = frame("java.lang.Thread", "sleep", "java.base");
  private static final StackTraceElement USER = frame("Users", "fetch", null);
  private static final StackTraceElement LIBRARY = frame("dev.loopbook.loop.Task", "step", null);
  private static final StackTraceElement HANDLE = frame("dev.loopbook.loop.Handle", "run", null);
  private static final StackTraceElement MAIN = frame("Main", "main", null);

  private static StackTraceElement frame(
      String type, String method, @org.jspecify.annotations.Nullable String module) {
    return new StackTraceElement(null, module, null, type, method, type + ".java", 17);
  }

  /// Runs `main` in virtual time and returns what a watch with a limit of 100 ms says.
  private static List<String> virtual(Body.OfVoid main) {
    var said = new ArrayList<String>();
    var watch = new BlockWatch(blocked -> said.add(blocked.describe()));
    LoopSetup.standard().withVirtualTime().withListener(watch).call(() -> run(async(main)));
    return said.stream().map(line -> line.replaceAll("Test:\\d+", "Test:N")).toList();
  }

  @Test
  void inVirtualTimeBusyIsToldWithItsLineAndOnceMoreInTotal() {
    assertEquals(
        List.of(
            "B has held the loop for 2 s, at BlockWatchTest:N in busy",
            "B held the loop for 3 s, at BlockWatchTest:N in busy"),
        virtual(
            () ->
                await(
                    createTask(
                        async(
                            () -> {
                              busy(seconds(2));
                              busy(seconds(1));
                            }),
                        "B"))));
  }

  @Test
  void shortStepsAddUpToNothing() {
    assertEquals(
        List.of(),
        virtual(
            () -> {
              for (var i = 0; i < 100; i++) {
                busy(millis(99));
                await(sleep(millis(0)));
              }
            }));
  }

  @Test
  void whatHoldsTheLoopOnlyJustLongEnoughCounts() {
    assertEquals(2, virtual(() -> busy(millis(100))).size());
  }

  @Test
  @Timeout(60) // a watch that never speaks would keep the callback waiting for ever
  void inRealTimeTheLineIsNamedWhileTheCallbackStillStandsThere() throws InterruptedException {
    // The callback itself waits until the watch has spoken, so nothing depends on how fast this is.
    BlockingQueue<BlockedLoop> said = new LinkedBlockingQueue<>();
    var seen = new ArrayList<BlockedLoop>();
    var stack = new StackTraceElement[] {INNER, SLEEP, USER, LIBRARY, HANDLE, MAIN};
    try (var watch = new BlockWatch(Duration.ofNanos(1), said::add, _ -> stack).start()) {
      LoopSetup.standard()
          .withListener(watch)
          .call(() -> run(async(() -> seen.add(firstOf(said, "main", false)))));
    }
    assertEquals(Optional.of(USER), seen.getFirst().line());
    assertTrue(seen.getFirst().describe().endsWith(", at Users:17 in Thread.sleep"));
    var end = firstOf(said, "main", true);
    assertTrue(end.nanos() >= seen.getFirst().nanos());
    assertEquals(Optional.of(USER), end.line());
  }

  private static BlockedLoop firstOf(BlockingQueue<BlockedLoop> said, String callback, boolean over)
      throws InterruptedException {
    while (true) {
      var next = said.take();
      if (next.callback().equals(callback) && next.over() == over) {
        return next;
      }
    }
  }

  @Test
  void aCallbackIsToldOnceHoweverOftenOneLooks() {
    var said = new CopyOnWriteArrayList<BlockedLoop>();
    var watch = new BlockWatch(Duration.ofNanos(1), said::add, _ -> new StackTraceElement[0]);
    LoopSetup.standard()
        .withListener(watch)
        .call(
            () ->
                run(
                    async(
                        () -> {
                          watch.sample();
                          watch.sample();
                        })));
    assertEquals(1, said.stream().filter(b -> b.callback().equals("main") && !b.over()).count());
    said.clear();
    watch.sample();
    assertEquals(List.of(), said);
  }

  @Test
  void aStackIsReadOnlyWithinTheCallback() {
    assertEquals(
        new CallbackStack(Optional.empty(), ""),
        CallbackStack.of(new StackTraceElement[] {SLEEP, LIBRARY, HANDLE, MAIN}));
    assertEquals(
        new CallbackStack(Optional.of(USER), ""),
        CallbackStack.of(new StackTraceElement[] {USER, LIBRARY, HANDLE, MAIN}));
  }

  @Test
  void aLimitOfNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new BlockWatch(Duration.ZERO, _ -> {}));
  }
}
