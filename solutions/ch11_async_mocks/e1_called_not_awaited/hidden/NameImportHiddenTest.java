package ch11_async_mocks.e1_called_not_awaited;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.testkit.LoopAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loopbook.judge.hidden.Draw;
import dev.loopbook.judge.hidden.HiddenTest;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.testkit.LoopTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The same promises with a real, slow database, other names and failures, and a second import.
@LoopTest
@HiddenTest
class NameImportHiddenTest {
  private final SlowDatabase database = new SlowDatabase();
  private final NameImport names = new NameImport(database);

  @Test
  void anyNamesAreSavedInTheirOrder(Draw draw) {
    var people = draw.texts(draw.number(4, 9));
    assertTakes(seconds(people.size() + 1), names.importAll(people));
    assertEquals(people, database.kept, "what is in the database");
  }

  @Test
  void noNamesAreCommittedToo() {
    assertTakes(seconds(1), names.importAll(List.of()));
    assertEquals(1, database.commits, "commits of an import without names");
  }

  @Test
  void whateverTheRollbackThrowsTheFirstFailureIsTold() {
    database.failure = new IOException("no connection");
    database.rollbackFailure = new IOException("still none");
    var error = assertThrows(IOException.class, () -> await(names.importAll(List.of("x"))));
    assertSame(database.failure, error, "the very exception that save threw");
  }

  @Test
  void anyTextIsAName(Draw draw) {
    var word = draw.word();
    var people = draw.shuffled(List.of("", "  ", word, word, word.repeat(100)));
    await(names.importAll(people));
    assertEquals(people, database.kept, "what is in the database, of blank, equal and long names");
  }

  @Test
  void anErrorIsRolledBackToo() {
    database.failure = new AssertionError("out of order");
    var error = assertThrows(AssertionError.class, () -> await(names.importAll(List.of("x"))));
    assertSame(database.failure, error, "the very error that save threw");
    assertEquals(List.of(), database.saved, "what is neither committed nor rolled back");
  }

  @Test
  void aSlowDatabaseIsWaitedFor(Draw draw) {
    int takes = draw.number(61, 99);
    database.takes = seconds(takes);
    assertTakes(seconds(3 * takes), names.importAll(List.of("x", "y")));
    assertEquals(List.of("x", "y"), database.kept, "what is in the database");
  }

  @Test
  void aSlowRollbackIsWaitedFor(Draw draw) {
    database.failure = new IOException("no connection");
    database.rollbackTakes = seconds(draw.number(60, 90));
    assertThrows(IOException.class, () -> await(names.importAll(List.of("x"))));
    assertEquals(List.of(), database.saved, "what is neither committed nor rolled back");
  }

  @Test
  void whateverFailsAndWhereverTheRollbackMayFailToo(Draw draw) {
    var people = draw.texts(7);
    for (int step = 0; step <= people.size(); step++) { // the last one is the commit
      for (var failure :
          List.of(
              new IOException("no connection"),
              new IllegalStateException("closed"),
              new LinkageError("broken"),
              new CancelledError("stopped"))) {
        for (boolean rollbackFails : List.of(true, false)) {
          var broken = new SlowDatabase();
          broken.failure = failure;
          broken.failsAt = step;
          broken.rollbackFailure = rollbackFails ? new IllegalStateException("no rollback") : null;
          var what = "step " + (step + 1) + " of 8 throws " + failure;
          var thrown =
              assertThrows(
                  Throwable.class, () -> await(new NameImport(broken).importAll(people)), what);
          assertSame(failure, thrown, "what was thrown, where " + what);
          assertEquals(1, broken.rollbacks, "rollbacks, where " + what);
          assertEquals(List.of(), broken.saved, "what is left, where " + what);
        }
      }
    }
  }

  @Test
  void itIsRolledBackWheneverItIsCancelled() {
    for (boolean rollbackFails : List.of(false, true)) {
      database.rollbackFailure = rollbackFails ? new IOException("no rollback") : null;
      cancelAtEachStep();
    }
  }

  private void cancelAtEachStep() {
    for (int tenths = 5; tenths < 40; tenths += 10) {
      var task = createTask(names.importAll(List.of("x", "y", "z")), "import");
      await(sleep(millis(tenths * 100L)));
      task.cancel();
      assertCancelled(task);
      assertEquals(List.of(), database.saved, "what is neither committed nor rolled back");
    }
    assertEquals(List.of(), database.kept, "what is in the database");
  }

  @Test
  void afterAFailureTheNextImportWorks() {
    database.failure = new IOException("no connection");
    var first = assertThrows(IOException.class, () -> await(names.importAll(List.of("x", "y"))));
    assertSame(database.failure, first, "the very exception that save threw");
    database.failure = new IllegalArgumentException("y is no name");
    var second =
        assertThrows(IllegalArgumentException.class, () -> await(names.importAll(List.of("z"))));
    assertSame(database.failure, second, "the very exception that save threw");
    database.failure = null;
    await(names.importAll(List.of("p", "q")));
    assertEquals(List.of("p", "q"), database.kept, "what is in the database");
  }

  @Test
  void twoImportsHaveADatabaseEach(Draw draw) {
    var other = new SlowDatabase();
    var otherNames = new NameImport(other);
    var people = draw.texts(3);
    await(names.importAll(people));
    assertEquals(people, database.kept, "what is in the first database");
    await(otherNames.importAll(people.subList(0, 1)));
    assertEquals(people.subList(0, 1), other.kept, "what is in the other database");
  }

  /// A second for each thing it is asked.
  private static final class SlowDatabase implements Database {
    final List<String> saved = new ArrayList<>();
    final List<String> kept = new ArrayList<>();
    Throwable failure;
    Exception rollbackFailure;
    Duration takes = seconds(1);
    Duration rollbackTakes = seconds(1);
    int failsAt;
    int commits;
    int rollbacks;
    private int steps;
    private int atWork;

    @Override
    public Coroutine<Void> save(String name) {
      return oneAtATime(takes, () -> {
        saved.add(name);
        fail();
      });
    }

    @Override
    public Coroutine<Void> commit() {
      return oneAtATime(takes, () -> {
        fail();
        commits++;
        kept.addAll(saved);
        saved.clear();
      });
    }

    @Override
    public Coroutine<Void> rollback() {
      return oneAtATime(rollbackTakes, () -> {
        rollbacks++;
        saved.clear();
        if (rollbackFailure != null) {
          throw rollbackFailure;
        }
      });
    }

    private void fail() throws Throwable {
      if (failure != null && steps++ >= failsAt) {
        throw failure;
      }
    }

    private Coroutine<Void> oneAtATime(Duration pace, Work work) {
      return async(() -> {
        assertEquals(1, ++atWork, "things that the database is asked for at once");
        try {
          await(sleep(pace));
          work.run();
        } finally {
          atWork--;
        }
      });
    }

    private interface Work {
      void run() throws Throwable;
    }
  }
}
