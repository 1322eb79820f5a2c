package dev.loopbook.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever made a task run or cancelled it, the line is known: the program's own, or that of the
/// `await` or `run` for which the library did it.
class CauseLinesTest {

  private static final String PROGRAM =
      """
      Coroutine<Void> nap(int millis) {
        return async(() -> {
          await(sleep(millis(millis)));
          if (millis == 7) {
            throw new IllegalStateException("seven");
          }
        });
      }
      void main() {
        run(async(() -> {
          var left = createTask(nap(9_000), "left");
          var pair = gather(createTask(nap(1), "one"), createTask(nap(2), "two"));
          await(pair);
          try {
            await(timeout(millis(3), () -> await(nap(5))));
          } catch (Exception _) {
          }
          try {
            await(taskGroup(group -> {
              group.createTask(nap(7), "fails");
              return group.createTask(nap(100), "goes too");
            }));
          } catch (Exception _) {
          }
          var slow = createTask(nap(50), "slow");
          await(sleep(millis(0)));
          slow.cancel();
          var lock = new dev.loopbook.sync.Lock("lock");
          await(lock.acquire());
          var waits = createTask(async(() -> {
            try (var _ = await(lock.acquire())) {}
          }), "waits");
          await(sleep(millis(1)));
          lock.release();
          await(waits);
          EventLoop.running().callSoon(() -> createTask(nap(1), "from a callback"));
          await(toThread(() -> 1));
          await(sleep(millis(5)));
        }));
      }
      """;

  @Test
  void everyLinkHasALine() {
    try (var trial = Stepped.begun(PROGRAM)) {
      var without = new TreeSet<String>();
      var links = 0;
      for (var tick = 0; tick < 60 && trial.stepper().ending().isEmpty(); tick++) {
        var living =
            trial.stepper().tasks().stream()
                .flatMap(task -> Stream.of(task.lastRun(), task.cancelled()));
        var done =
            trial.stepper().doneTasks().stream()
                .flatMap(task -> Stream.of(task.lastRun(), task.cancelled()));
        for (var link : links(Stream.concat(living, done))) {
          links++;
          if (link.place().isEmpty()) {
            without.add("tick " + link.tick() + ": " + link.who() + " " + link.did());
          }
        }
        trial.tick(1);
      }
      assertTrue(links > 200, links + " links");
      assertEquals(List.of(), List.copyOf(without));
    }
  }

  @Test
  void whoGivesUpItsTurnDoesSoAtItsAwait() {
    var program =
        """
        void main() {
          run(async(() -> {
            while (true) {
              await(sleep(millis(0)));
            }
          }));
        }
        """;
    try (var trial = Stepped.begun(program)) {
      trial.tick(3);
      var main = trial.stepper().tasks().getFirst();
      var latest = links(Stream.of(main.lastRun())).getFirst();
      assertEquals("queued itself again", latest.did());
      assertEquals(Optional.of(main.standsAt().getFirst()), latest.place());
    }
  }

  private static List<Cause.Link> links(Stream<Optional<Cause>> causes) {
    return causes.flatMap(Optional::stream).flatMap(cause -> cause.links().stream()).toList();
  }
}
