package dev.loopbook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `break`, `until`, `step TASK` and `watch`: to stop where something happens, and not before.
final class BreakTest {

  @TempDir Path home;

  @BeforeEach
  void writeBook() {
    TinyBook.in(home)
        .write(
            "chapters/ch01_first/Box.java",
            """
            import static dev.loopbook.loop.Async.*;
            import dev.loopbook.loop.*;
            import dev.loopbook.sync.Queue;

            int count;
            Queue<Integer> jobs = new Queue<>(0, "jobs");

            Coroutine<Void> produce() {
              return async(() -> {
                for (var job = 1; job <= 4; job++) {
                  IO.println("job " + job);
                  count++;
                  await(jobs.put(job));
                  await(sleep(millis(10)));
                }
                throw new IllegalStateException("tired");
              });
            }

            Coroutine<Void> rest() {
              return async(() -> await(sleep(seconds(9))));
            }

            void main() {
              run(async(() -> {
                var producer = createTask(produce(), "producer");
                var rester = createTask(rest(), "rester");
                try {
                  await(producer);
                } catch (IllegalStateException e) {
                  IO.println("caught " + e.getMessage());
                }
                rester.cancel();
                await(sleep(seconds(1)));
              }));
            }
            """);
  }

  private String box(String... lines) {
    return Piped.shell(
            home,
            Stream.concat(Stream.of("load ch01/Box"), Stream.of(lines)).toArray(String[]::new))
        .out();
  }

  /// Returns why the program stopped, each time, and what was watched.
  private static String stops(String shown) {
    return shown
        .lines()
        .filter(line -> line.startsWith("  stop ") || line.startsWith("  watch "))
        .map(line -> line.strip().replaceAll("  +", " "))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aBreakAtALineStandsThereBeforeItRuns() {
    var shown = box("break 12", "continue", "output", "watch count", "continue", "tasks", "state");

    assertEquals(
        """
        stop producer runs Box:12 next · break 1 Box:12
        watch count 0
        stop producer runs Box:12 next · break 1 Box:12
        watch count 0 → 1"""
            .replace("        ", ""),
        stops(shown));
    assertTrue(shown.contains("        ▸ count++;\n"), shown);
    assertTrue(shown.contains("> output\n  tick 2  │ job 1\n"), shown);
    assertTrue(shown.contains("  runs    #2 producer  stopped before this line  "), shown);
    assertTrue(shown.contains("  LEFT    producer  runs, and is stopped before this line"), shown);
    assertTrue(shown.contains(" at Box:12> state\n"), shown);
  }

  @Test
  void fromALineOneStepEndsTheCallbackAndBackGoesToItsBeginning() {
    var stepped = box("break 12", "continue", "step", "delete 1", "state");
    var plain = box("tick", "step", "state");
    assertEquals(last(plain, "> state"), last(stepped, "> state"));

    var back = box("break 12", "continue", "back", "state");
    var before = box("tick", "state");
    assertEquals(last(before, "> state"), last(back, "> state"));
  }

  private static String last(String shown, String from) {
    return shown.substring(shown.lastIndexOf(from));
  }

  @Test
  void aLineWithoutCodeIsTheNextOneWithCode() {
    var shown = box("break Box:7", "break Box.java:999", "break Bax:3", "breaks");

    assertTrue(shown.contains("  1 break Box:7 · stops before Box:9 runs\n"), shown);
    assertTrue(
        shown.contains("  break Box.java:999: no code of the program is there or below it."),
        shown);
    assertTrue(shown.contains("  break Bax:3: no code of the program is there"), shown);
  }

  @Test
  void eachEventAndConditionStopsWhereItHappens() {
    var shown =
        box(
            "until producer resumes",
            "until jobs > 1",
            "until prints 3",
            "break fail",
            "break cancel",
            "break on caught",
            "break end",
            "continue",
            "continue",
            "continue",
            "continue");

    assertEquals(
        """
        stop producer runs next
        stop <Queue jobs 2 items>: more than 1
        stop it printed "job 3"
        stop producer is done · break 4
        stop producer failed · break 1
        stop it printed "caught tired" · break 3
        stop rester was asked to stop · break 2
        stop rester is done · break 4
        stop main is done · break 4"""
            .replace("        ", ""),
        stops(shown));
  }

  @Test
  void aTaskIsStoppedBeforeItsTurnOrSteppedThroughIt() {
    var shown = box("break prod*", "continue", "step producer", "step #3", "step nobody");

    assertEquals(
        """
        stop producer runs next · break 1
        stop producer has run
        stop rester has run"""
            .replace("        ", ""),
        stops(shown).lines().limit(3).collect(Collectors.joining("\n")));
    assertTrue(shown.contains("  step nobody: no such task.   tasks lists them\n"), shown);
  }

  @Test
  void breaksAreKeptByRestartAndBackAndDeletedByNumber() {
    var shown =
        box(
            "break 12",
            "watch jobs.size()",
            "continue",
            "restart",
            "breaks",
            "continue",
            "back",
            "breaks",
            "delete 1",
            "breaks",
            "delete 1",
            "delete all",
            "breaks");

    assertEquals(
        List.of(
            "  1 break 12 · stops before Box:12 runs",
            "  2 watch jobs.size() · shown when it has changed"),
        shown.substring(shown.indexOf("> breaks\n")).lines().skip(1).limit(2).toList());
    assertEquals(2, shown.split("Box:12 next", -1).length - 1, shown);
    assertTrue(
        shown.contains("> delete 1\n  delete 1: no such number.   breaks lists them\n"), shown);
    assertTrue(
        shown.endsWith("None. break and watch make some; help break shows how.\n" + prompt(shown)),
        shown);
  }

  private static String prompt(String shown) {
    return shown.substring(shown.lastIndexOf('\n') + 1);
  }

  @Test
  void whatIsNoConditionOrValueIsRefusedInWords() {
    var shown =
        box(
            "break on",
            "break consumer",
            "until producr ends",
            "until x y",
            "watch a+b",
            "watch nothing",
            "delete x");

    assertTrue(
        shown.contains("  break on: on which word of the output?   break on error\n"), shown);
    assertTrue(shown.contains("  consumer: no task has this name yet."), shown);
    assertTrue(shown.contains("  until x y: not a condition."), shown);
    assertTrue(shown.contains("  watch a+b: not a value."), shown);
    assertFalse(shown.contains("Loopbook itself failed"), shown);
  }

  @Test
  void whatCannotBeMeantIsRefusedAndWhatMayNotBeMeantIsTold() {
    var shown =
        box(
            "break 0",
            "break \"\"",
            "break ' '",
            "break 6",
            "until count == 0",
            "goto 2",
            "until count == 1",
            "goto end",
            "back",
            "break producer",
            "break #2");

    assertTrue(shown.contains("  break 0: the first line is 1\n"), shown);
    assertEquals(3, shown.split("break: at which task, line or event\\?", -1).length, shown);
    assertTrue(shown.contains("  1 break 6 · stops before Box:"), shown);
    assertTrue(
        shown.contains(
            "> until count == 0\n  count == 0: that's so already. This waits until a callback has made it so.\n"),
        shown);
    assertTrue(
        shown.contains("producer: this task is done. Only a later one of that name counts.\n"),
        shown);
    assertTrue(shown.contains("  #2: this task is done, and won't run again.\n"), shown);
  }

  @Test
  void aFieldThatIsTrueOrFalseIsACondition() {
    TinyBook.in(home)
        .write(
            "chapters/ch01_first/Flag.java",
            """
            import static dev.loopbook.loop.Async.*;

            boolean open;

            void main() {
              run(async(() -> {
                await(sleep(seconds(1)));
                open = true;
                await(sleep(seconds(1)));
              }));
            }
            """);
    var shown =
        Piped.shell(home, "load ch01/Flag", "until open", "until close", "delete all").out();
    assertTrue(
        shown
            .replaceAll("\\s+", " ")
            .matches(
                ".* ch01/Flag 3\\S* @1.000s> until close until close: neither a time nor a"
                    + " condition. .*"),
        shown);
    assertTrue(shown.contains("> delete all\n  There are none to delete.\n"), shown);
  }
}
