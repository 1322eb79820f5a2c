package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `cancel`, `fail`, `delay`, `fire`, `swap`, `put`, `set`, `release` and `compare`.
final class ChangedRunTest {

  @TempDir Path home;

  @BeforeEach
  void writeBook() {
    TinyBook.in(home)
        .write(
            "chapters/ch01_first/Up.java",
            """
            import static dev.loopbook.loop.Async.*;
            import dev.loopbook.loop.*;
            import dev.loopbook.sync.*;

            Lock door = new Lock("door");
            Event bell = new Event();
            Queue<Object> jobs = new Queue<>(1, "jobs");

            static class OutOfStock extends RuntimeException {
              OutOfStock(String message) {
                super(message);
              }
            }

            Coroutine<Void> upload() {
              return async(() -> {
                try (var _ = await(door.acquire())) {
                  await(sleep(millis(100)));
                  IO.println("uploaded");
                } catch (RuntimeException e) {
                  IO.println("upload met " + e.getMessage());
                }
              });
            }

            Coroutine<Void> second() {
              return async(() -> {
                try (var _ = await(door.acquire())) {
                  IO.println("second is in");
                }
                await(bell.waitSet());
                IO.println("got " + await(jobs.get()));
              });
            }

            void main() {
              run(async(() -> {
                var upload = createTask(upload(), "upload");
                var second = createTask(second(), "second");
                try {
                  await(upload);
                } catch (CancelledError e) {
                  IO.println("upload was cancelled");
                }
                bell.set();
                if (jobs.isEmpty()) {
                  await(jobs.put("main's"));
                }
                await(second);
              }));
            }
            """);
  }

  private String up(String... lines) {
    return Piped.shell(
            home, Stream.concat(Stream.of("load ch01/Up"), Stream.of(lines)).toArray(String[]::new))
        .out();
  }

  /// Returns what the program printed, in a line.
  private String printed(String... lines) {
    var all =
        Stream.concat(Stream.of(lines), Stream.of("continue", "output")).toArray(String[]::new);
    var shown = up(all);
    return shown
        .substring(shown.lastIndexOf("> output"))
        .lines()
        .filter(line -> line.contains("│ "))
        .map(line -> line.replaceAll(".*│ ", ""))
        .collect(Collectors.joining(", "));
  }

  @Test
  void eachChangeHasTheConsequenceItWouldHaveInAProgram() {
    assertEquals("uploaded, second is in, got main's", printed("tick 2"));
    assertEquals(
        "second is in, upload was cancelled, got main's", printed("tick 2", "cancel upload"));
    assertEquals(
        "upload met no more, second is in, got main's",
        printed("tick 2", "fail upload OutOfStock: no more"));
    assertEquals(
        "upload met null, second is in, got main's",
        printed("tick 2", "fail #2 IllegalStateException"));
    assertEquals("second is in, uploaded, got main's", printed("tick", "swap upload second"));
    assertEquals("second is in, uploaded, got main's", printed("tick", "swap 1 2"));
    assertEquals(
        "second is in, got 7, uploaded, upload met Lock is not acquired: <Lock door unlocked> was released once more than it was acquired",
        printed("tick 2", "put jobs 7", "set bell", "release door"));
    assertEquals("uploaded, second is in, got a text", printed("tick 2", "put queue \"a text\""));
  }

  @Test
  void aTimerIsDueWhenSomebodySaysSo() {
    var shown =
        up("tick 2", "delay upload 300ms", "timers", "fire 1", "timers", "tick", "why upload");

    assertTrue(
        shown.contains("  ↯ you delayed upload's sleep 0.1 s by 0.3 s · back undoes it\n"), shown);
    assertTrue(shown.contains("  due at  0.400     upload's sleep 0.1 s, set in tick 2"), shown);
    assertTrue(shown.contains("  due at  0.000     upload's sleep 0.1 s, set in tick 2"), shown);
    assertTrue(shown.contains("  what if ↯ you delayed upload's sleep 0.1 s by 0.3 s\n"), shown);
    assertTrue(shown.contains("          ↯ you fired upload's sleep 0.1 s\n"), shown);
    assertTrue(
        shown.indexOf("you fired upload's sleep 0.1 s  ", shown.indexOf("> why upload")) > 0,
        shown);
  }

  @Test
  void picturesWhyAndTraceSayWhoDidIt() {
    var shown = up("tick 2", "cancel upload", "why upload", "tick", "why second", "trace 20");

    assertTrue(
        shown.contains("> cancel upload\n  ↯ you cancelled upload #2 · back undoes it\n"), shown);
    assertTrue(shown.contains("  because tick 2     you cancelled upload #2  "), shown);
    assertTrue(shown.contains("  what if ↯ you cancelled upload #2\n"), shown);
    assertTrue(
        shown.contains(
            "          tick 2     you cancelled upload #2                             Up:18\n"),
        shown);
    assertTrue(shown.indexOf("you cancelled upload #2  ", shown.indexOf("> trace")) > 0, shown);
    assertTrue(shown.contains("upload    is asked to stop by you"), shown);
  }

  @Test
  void whyOfATaskThatWasReadyAnywayTellsOfTheCancelToo() {
    var shown = up("tick", "cancel second", "why second", "tick 2", "why second");

    assertTrue(
        shown.contains(
            "  and     was asked to cancel\n"
                + "  because tick 1     you cancelled second #3\n"
                + "  because tick 1     main made second "),
        shown);
  }

  @Test
  void backUndoesAChangeAndARepeatedRunRepeatsIt() {
    var shown =
        up("tick 2", "cancel upload", "tick 3", "back 2", "ready", "back", "back", "ready", "back");
    var untouched = up("tick 2", "state");
    var undone = up("tick 2", "set bell", "release door", "back", "back", "state");

    assertTrue(
        shown.contains("  Undone: you cancelled upload #2.   forward does it again\n"), shown);
    assertEquals(last(untouched, "> state"), last(undone, "> state"));
    assertEquals(
        last(up("tick", "state"), "> state"),
        last(up("tick 2", "set bell", "back 2", "state"), "> state"));

    var again = up("tick 2", "cancel upload", "tick 3", "state", "goto 3", "tick 2", "state");
    assertEquals(last(again, "> state"), between(again, "> state", "> goto"));
  }

  private static String last(String shown, String from) {
    return shown.substring(shown.lastIndexOf(from)).replaceAll("\n[^\n]*> ?$", "\n");
  }

  private static String between(String shown, String from, String to) {
    var start = shown.indexOf(from);
    return shown.substring(start, shown.indexOf(to, start)).replaceAll("\n[^\n]*$", "\n");
  }

  @Test
  void compareNamesTheFirstDifferenceAndShowsBothRuns() {
    var shown = up("compare", "tick 2", "cancel upload", "compare", "compare 1");

    assertTrue(shown.contains("  compare: you have changed nothing.\n"), shown);
    assertTrue(
        shown.contains(" first difference: tick 3 ──\n  ↯ you cancelled upload #2\n"), shown);
    assertTrue(
        shown.contains(
            """
              first difference in the output
              │ uploaded                             │ second is in
              │ second is in                         │ upload was cancelled
              │ got main's                           │ got main's
              the end
              it finished, at 0.100 s                it finished, at 0.000 s
            """),
        shown);
    assertTrue(shown.contains("  tick 3  0.100 s                        tick 3  0.000 s\n"), shown);
    var one = shown.substring(shown.lastIndexOf("> compare 1"));
    assertFalse(one.contains("tick 4"), one);
  }

  @Test
  void whatCannotBeDoneIsRefusedInWords() {
    var shown =
        up(
            "tick 2",
            "cancel nobody",
            "fail upload Foo",
            "fail upload CancelledError",
            "delay x 1s",
            "delay upload soon",
            "delay 9 1s",
            "swap upload second",
            "put nope 1",
            "put jobs 1",
            "put jobs 2",
            "set bell",
            "set bell",
            "release bell",
            "release door",
            "release door",
            "continue",
            "cancel main");

    for (var words :
        new String[] {
          "cancel nobody: no such task.   tasks lists them",
          "fail: Foo: no such exception, in java.lang or in the program",
          "fail upload CancelledError: to cancel a task, cancel upload",
          "delay x: no timer is called that, or set by that task.   timers lists them",
          "delay soon: not a loop time.",
          "delay: timers lists 1, and number 9 is none of them",
          "swap upload: it isn't in the ready queue.   ready lists what is",
          "put: no queue is called that. There is <Queue jobs 0/1 items>",
          "put: <Queue jobs 1/1 items> has no room",
          "set: <Event set> is set already",
          "release: no lock is called that. There is <Lock door locked by upload, 1\n  waiting>",
          "release: <Lock door unlocked, 1 waiting> isn't locked",
          "cancel: the program is over.   back and goto lead to before that"
        }) {
      assertTrue(shown.contains("  " + words), () -> words + " in\n" + shown);
    }
    assertFalse(shown.contains("Loopbook itself failed"), shown);
  }
}
