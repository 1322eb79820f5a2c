package dev.loopbook.loop;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausableTest {
  private final List<String> done = new ArrayList<>();

  private Pausable twoParts() {
    return new Pausable(
        () -> {
          done.add("first part");
          Pausable.pause();
          done.add("second part");
        });
  }

  @Test
  void resumeRunsItToItsNextPause() {
    var code = twoParts();
    assertEquals("<Pausable new>", code.toString());
    code.resume();
    assertEquals(List.of("first part"), done);
    assertEquals("<Pausable paused>", code.toString());
    assertFalse(code.isDone());
    code.resume();
    assertEquals(List.of("first part", "second part"), done);
    assertTrue(code.isDone());
  }

  @Test
  void whatTheCodeThrowsComesOutOfResume() {
    var code =
        new Pausable(
            () -> {
              Pausable.pause();
              throw new ArithmeticException("no");
            });
    code.resume();
    assertEquals("no", assertThrows(ArithmeticException.class, code::resume).getMessage());
    assertTrue(code.isDone());
  }

  @Test
  void codeThatHasEndedIsNotResumed() {
    var code = new Pausable(() -> {});
    code.resume();
    var refused = assertThrows(IllegalStateException.class, code::resume);
    assertEquals("this code has run to its end", refused.getMessage());
  }

  @Test
  void codeThatRunsIsNotResumed() {
    var self = new ArrayList<Pausable>();
    self.add(new Pausable(() -> self.getFirst().resume()));
    var refused = assertThrows(IllegalStateException.class, self.getFirst()::resume);
    assertEquals("this code is running already", refused.getMessage());
  }

  @Test
  void nothingPausesOutsideOfIt() {
    var refused = assertThrows(IllegalStateException.class, Pausable::pause);
    assertEquals(
        "nothing here can pause: call pause() in code that a Pausable runs", refused.getMessage());
  }

  @Test
  void theInnermostOnePauses() {
    var inner = twoParts();
    var outer =
        new Pausable(
            () -> {
              inner.resume();
              done.add("between");
              Pausable.pause();
              inner.resume();
            });
    outer.resume();
    assertEquals(List.of("first part", "between"), done);
    outer.resume();
    assertTrue(inner.isDone());
  }

  @Test
  void anAwaitInItSuspendsTheTaskAroundIt() {
    Async.run(
        async(
            () -> {
              var other = createTask(async(() -> done.add("other")));
              var code =
                  new Pausable(
                      () -> {
                        await(sleep(seconds(0)));
                        done.add("slept");
                        Pausable.pause();
                        done.add("end");
                      });
              code.resume();
              done.add("paused");
              code.resume();
              await(other);
            }));
    assertEquals(List.of("other", "slept", "paused", "end"), done);
  }
}
