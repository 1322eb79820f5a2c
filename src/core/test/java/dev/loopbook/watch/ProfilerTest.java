package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.Body;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.LoopSetup;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ProfilerTest {

  private static final long SECOND = 1_000_000_000L;

  private static Profile profile(Body.OfVoid main) {
    var profiler = new Profiler();
    LoopSetup.standard().withVirtualTime().withListener(profiler).call(() -> run(async(main)));
    return profiler.profile();
  }

  private static Profile.Usage of(String name, Profile profile) {
    Predicate<Profile.Usage> isIt = usage -> usage.task().name().equals(name);
    return profile.usages().stream().filter(isIt).findFirst().orElseThrow();
  }

  private static Coroutine<Void> holdsThenWaits() {
    return async(
        () -> {
          busy(seconds(2));
          await(sleep(seconds(3)));
          busy(seconds(1));
        });
  }

  @Test
  void aTasksTimeIsRunningReadyAndWaiting() {
    var profile =
        profile(
            () ->
                await(
                    gather(createTask(holdsThenWaits(), "A"), createTask(holdsThenWaits(), "B"))));
    var a = of("A", profile);
    assertEquals(3 * SECOND, a.running());
    assertEquals(2 * SECOND, a.longestStep());
    assertEquals(2, a.steps());
    assertEquals(0, a.ready());
    assertEquals(3 * SECOND, a.waiting());
    var b = of("B", profile);
    assertEquals(2 * SECOND, b.ready(), "B stood in line while A held the loop");
    assertTrue(b.over());
  }

  @Test
  void aTaskThatWasWokenButHadToWaitItsTurnWasReady() {
    var profile =
        profile(
            () -> {
              var go = EventLoop.running().<Integer>createFuture();
              var b =
                  createTask(
                      async(
                          () -> {
                            await(go);
                          }),
                      "B");
              await(sleep(seconds(1)));
              go.setResult(1);
              busy(seconds(5));
              await(b);
            });
    assertEquals(SECOND, of("B", profile).waiting());
    assertEquals(5 * SECOND, of("B", profile).ready());
  }

  @Test
  void aTaskUnderWayIsMeasuredUpToNow() {
    var profiler = new Profiler();
    LoopSetup.standard()
        .withVirtualTime()
        .withListener(profiler)
        .call(
            () ->
                run(
                    async(
                        () -> {
                          busy(seconds(2));
                          var main = of("main", profiler.profile());
                          assertEquals(2 * SECOND, main.running());
                          assertEquals(2 * SECOND, main.longestStep());
                        })));
  }

  @Test
  void theTableHasTheGreediestFirst() {
    var lines =
        profile(
                () -> {
                  createTask(sleep(seconds(1)), "polite");
                  await(createTask(holdsThenWaits(), "greedy"));
                })
            .lines();
    assertEquals(
        List.of(
            "task     running   ready   waiting   steps   longest step",
            "greedy       3 s     0 s       3 s       2            2 s",
            "main         0 s     0 s       6 s       2            0 s",
            "polite       0 s     1 s       1 s       2            0 s"),
        lines.subList(0, 4));
  }

  @Test
  void aTaskThatItsLoopLeavesBehindIsMeasuredToTheEnd() {
    var profiler = new Profiler();
    LoopSetup.standard()
        .withVirtualTime()
        .withListener(profiler)
        .call(
            () -> {
              try (var other = EventLoop.create()) {
                other.createTask(sleep(seconds(9)), "of the other loop");
                try (var loop = EventLoop.create()) {
                  loop.createTask(sleep(seconds(9)), "left");
                  loop.runUntilComplete(sleep(seconds(2)));
                }
                assertEquals(3, profiler.profile().usages().size());
                other.runUntilComplete(sleep(seconds(1)));
              }
              return 0;
            });
    var profile = profiler.profile();
    assertEquals(4, profile.usages().size());
    assertEquals(2 * SECOND, of("left", profile).waiting());
    assertEquals(SECOND, of("of the other loop", profile).waiting());
    assertFalse(of("left", profile).over());
    assertEquals(
        List.of(1, 2, 3, 4),
        profile.usages().stream().map(usage -> usage.task().number()).toList());
  }

  @Test
  void theTableSaysWhatItLeavesOut() {
    assertEquals(
        List.of(
            "task   running   ready   waiting   steps   longest step",
            "… and 2 more tasks that ended",
            "In virtual time code takes no time: only busy(…) runs, and only waiting waits."),
        new Profile(List.of(), 2, true).lines());
    assertEquals(
        "… and 1 more task that ended", new Profile(List.of(), 1, false).lines().getLast());
    assertEquals(1, new Profile(List.of(), 0, false).lines().size());
  }

  @Test
  void wideNamesLineUp() {
    var usage = new Profile.Usage(new TaskRef(1, "日本"), "f", SECOND, 0, 0, 1, SECOND, true);
    assertEquals(
        List.of(
            "task   running   ready   waiting   steps   longest step",
            "日本       1 s     0 s       0 s       1            1 s"),
        new Profile(List.of(usage), 0, false).lines());
  }
}
