package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.text.DisplayWidth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the shell draws of a paused program.
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PicturesTest {
  private static final Pattern PROMPT = Pattern.compile("^(\\S+ \\d+ @\\S+)?> ");

  @TempDir Path home;

  private String load;

  @BeforeEach
  void writeProgram() {
    var program =
        TinyBook.in(home)
            .write(
                "Forks.java",
                """
                import static dev.loopbook.loop.Async.*;
                import dev.loopbook.loop.*;
                import dev.loopbook.sync.*;

                Lock left = new Lock("left");
                Lock right = new Lock("right");
                Queue<String> jobs = new Queue<>(5);

                Coroutine<Void> eat(Lock first, Lock second) {
                  return async(() -> {
                    try (var _ = await(first.acquire())) {
                      await(sleep(millis(200)));
                      try (var _ = await(second.acquire())) {}
                    }
                  });
                }

                void main() {
                  run(async(() -> {
                    var anna = createTask(eat(left, right), "安娜");
                    var ben = createTask(eat(right, left), "Ben");
                    jobs.putNowait("漢字");
                    jobs.putNowait("b");
                    await(jobs.get());
                    busy(millis(100));
                    await(gather(anna, ben));
                  }));
                }
                """);
    load = "load \"" + program + "\"";
  }

  /// Returns what the last of these lines printed.
  private String last(String... lines) {
    var all = new ArrayList<>(List.of(load));
    all.addAll(List.of(lines));
    var out = Piped.shell(home, all.toArray(String[]::new)).out();
    var answer = out.substring(out.lastIndexOf("> " + lines[lines.length - 1]));
    return answer.substring(answer.indexOf('\n') + 1);
  }

  /// In a pipe no name is cut, so each picture's column has to be as wide as its widest.
  @Test
  void aPipeHasRoomForAnyName() {
    var program =
        TinyBook.in(home)
            .write(
                "Names.java",
                """
                import static dev.loopbook.loop.Async.*;
                import dev.loopbook.sync.*;

                Lock lock = new Lock("the lock of the house");

                void main() {
                  run(async(() -> {
                    var holder = createTask(async(() -> {
                      try (var _ = await(lock.acquire())) {
                        await(sleep(seconds(100)));
                      }
                    }), "the one that came first");
                    var other = createTask(async(() -> {
                      await(lock.acquire());
                    }), "B");
                    await(gather(holder, other));
                  }));
                }
                """);
    var lines = new ArrayList<>(List.of("load \"" + program + "\""));
    for (var tick = 1; tick <= 3; tick++) {
      lines.add("tick");
      lines.addAll(
          List.of("state", "tasks", "ready", "timers", "output", "trace 50", "lanes", "graph"));
      lines.addAll(List.of("tree", "tree --await", "queues", "locks", "sockets", "profile"));
      for (var task : List.of("main", "B", "the")) {
        lines.addAll(List.of("why " + task, "task " + task, "locals " + task));
      }
    }
    var shown = Piped.shell(home, lines.toArray(String[]::new)).out();

    assertFalse(shown.contains("itself failed"), shown);
    assertTrue(
        shown.contains(
            """
              why     B #3                     waits for <Lock the lock of the house     Names:14
                                               locked by the one that came first, 1
                                               waiting>, since tick 2
              by      the one that came first  holds it since tick 2                      Names:9
            """),
        shown);
  }

  @Test
  void lanesShowWhenEachTaskRanAndWaited() {
    assertEquals(
        """
                0 s         50 ms       0.1 s       0.15 s      0.2 s       0.25 s
          main  ████████████████████████················································
          安娜  ░░░░░░░░░░░░░░░░░░░░░░░░│··············································│
          Ben   ░░░░░░░░░░░░░░░░░░░░░░░░│··············································│
          █ runs  │ runs for an instant  ░ ready, but the loop is busy  · waits
          安娜 was ready for 0.1 s and could not run: something held the loop
          main  waits for gather(安娜, Ben)
          安娜  waits for <Lock right locked by Ben, 1 waiting>
          Ben   waits for <Lock left locked by 安娜, 1 waiting>
        """,
        last("tick 4", "lanes"));
  }

  @Test
  void lanesAreScrolledZoomedAndFiltered() {
    assertEquals(
        """
               2   3   4
          Ben  ████░░░░████
          ticks · █ runs  │ runs for an instant  ░ ready, but the loop is busy  · waits
        """,
        last("tick 4", "lanes --ticks --from 2 --to 5 Ben"));
    assertTrue(last("tick 4", "lanes --ascii B*").contains("Ben  -------"));
    assertEquals("  No task there.   lanes shows them all\n", last("tick", "lanes nobody"));
    assertEquals(
        "  lanes x: not a loop time.   Write seconds (0.5), or 500ms, 2s, 1m\n",
        last("tick 4", "lanes --from x"));
    assertEquals(
        "  lanes: --from is later than --to.   Swap them, or leave one out\n",
        last("tick 4", "lanes --from 2 --to 1"));
  }

  @Test
  void theGraphMarksCircles() {
    assertEquals(
        """
                  main      ──▶ 安娜, Ben · gather(安娜, Ben)                 Forks:26
                  安娜      ⚠─▶ Ben · <Lock right locked by Ben, 1 waiting>   Forks:13
                  Ben       ⚠─▶ 安娜 · <Lock left locked by 安娜, 1 waiting>  Forks:13
          circle  安娜 → Ben → 安娜: none of them can resume unless one is cancelled
        """,
        last("tick 4", "graph"));
    assertEquals(
        "  graph   none of the waits matches: 3 tasks in all\n", last("tick 4", "graph nothing"));
  }

  @Test
  void theTreeIsByMakersOrByAwaits() {
    assertEquals(
        """
          #1 main  waits for gather(安娜, Ben)
          ├─ #2 安娜  waits for <Lock right locked by Ben, 1 waiting>
          └─ #3 Ben  waits for <Lock left locked by 安娜, 1 waiting>
        """,
        last("tick 4", "tree"));
    assertEquals(
        """
          main  waits for gather(安娜, Ben)
          ├─ 安娜  waits for <Lock right locked by Ben, 1 waiting>
          │  └─ Ben  waits for <Lock left locked by 安娜, 1 waiting>
          │     └─ 安娜  ⚠ a circle
          └─ Ben  as above
        """,
        last("tick 4", "tree --await"));
  }

  @Test
  void whatTasksShareIsShownWithItsHoldersAndWaiters() {
    assertEquals(
        """
          lock    <Lock left locked by 安娜, 1 waiting>                        Forks:5
          held by 安娜                                                        Forks:11
          waits   Ben
        """,
        last("tick 4", "locks left"));
    assertEquals(
        """
          queue   <Queue 1/5 items, 2 unfinished>                              Forks:7
                  1 item, room for 5: b
                  1 item taken and not reported by taskDone()
        """,
        last("tick 4", "queues"));
    assertEquals("  sockets none is open, and no thread is at work\n", last("tick 4", "sockets"));
    assertEquals("  locks   none of 2 matches tea\n", last("tick 4", "locks tea"));
    assertEquals("  queues  none of 1 matches tea\n", last("tick 4", "queues tea"));
  }

  @Test
  void theProfileSaysWhereTheTimeWent() {
    assertEquals(
        """
          task   running   ready   waiting   steps   longest step
          main     0.1 s     0 s     0.2 s       1          0.1 s
          安娜       0 s   0.1 s     0.2 s       2            0 s
          Ben        0 s   0.1 s     0.2 s       2            0 s
          In virtual time code takes no time: only busy(…) runs, and only waiting waits.
        """,
        last("tick 4", "profile"));
  }

  @Test
  void everyPictureFitsAnyTerminal() {
    for (var columns : List.of(20, 40, 80)) {
      var shell = TypedShell.at(home).size(columns, 60).line(load).line("tick 4");
      for (var picture : List.of("lanes", "graph", "tree", "tree --await", "locks", "queues")) {
        shell.line(picture);
      }
      shell.line("quit");
      for (var line : shell.run().lines().filter(line -> !PROMPT.matcher(line).find()).toList()) {
        assertTrue(DisplayWidth.of(line) <= columns, line);
      }
    }
  }

  @Test
  void withoutAProgramEachSaysSo() {
    var out = Piped.shell(home, "lanes", "graph", "profile").out();
    for (var command : List.of("lanes", "graph", "profile")) {
      assertTrue(out.contains("  " + command + ": no program is loaded.   load"), out);
    }
  }
}
