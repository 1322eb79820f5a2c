package dev.loopbook.loop;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.millis;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitStackTest {

  private final List<String> closed = new ArrayList<>();

  private AutoCloseable resource(String name) {
    return () -> {
      await(sleep(millis(10)));
      closed.add(name);
    };
  }

  private static AutoCloseable failing(Exception failure) {
    return () -> {
      throw failure;
    };
  }

  @Test
  void everythingIsClosedInReverseOrder() {
    OnLoop.virtual(
        () -> {
          try (var stack = new ExitStack()) {
            stack.enter(resource("first"));
            stack.callback(() -> closed.add("callback"));
            stack.callback(async(() -> closed.add("coroutine")));
            stack.enter(resource("last"));
            assertEquals(4, stack.size());
            assertEquals(List.of(), closed);
          }
          assertEquals(List.of("last", "coroutine", "callback", "first"), closed);
          assertEquals(millis(20), EventLoop.running().time());
        });
  }

  @Test
  void enterReturnsTheResource() {
    var resource = resource("a");
    assertSame(resource, new ExitStack().enter(resource));
  }

  @Test
  void aFailureOfTheBlockKeepsThatOfAClosing() {
    OnLoop.virtual(
        () -> {
          var ofClosing = new IOException("closing");
          var thrown =
              assertThrows(
                  ArithmeticException.class,
                  () -> {
                    try (var stack = new ExitStack()) {
                      stack.enter(resource("first"));
                      stack.enter(failing(ofClosing));
                      throw new ArithmeticException("block");
                    }
                  });
          assertEquals(List.of(ofClosing), List.of(thrown.getSuppressed()));
          assertEquals(List.of("first"), closed);
        });
  }

  @Test
  void theFirstFailureOfSeveralClosingsKeepsTheOthers() {
    OnLoop.virtual(
        () -> {
          var first = new IOException("first to fail");
          var second = new IllegalStateException("second to fail");
          var stack = new ExitStack();
          stack.enter(resource("below"));
          stack.enter(failing(second));
          stack.enter(resource("between"));
          stack.enter(failing(first));
          assertSame(first, assertThrows(IOException.class, stack::close));
          assertEquals(List.of(second), List.of(first.getSuppressed()));
          assertEquals(List.of("between", "below"), closed);
        });
  }

  @Test
  void theSameFailureTwiceIsThrownOnce() {
    var failure = new IOException();
    var stack = new ExitStack();
    stack.enter(failing(failure));
    stack.enter(failing(failure));
    assertSame(failure, assertThrows(IOException.class, stack::close));
    assertEquals(0, failure.getSuppressed().length);
  }

  @Test
  void aClosingThatIsCancelledDoesNotKeepTheOthersFromClosing() {
    OnLoop.virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        try (var stack = new ExitStack()) {
                          stack.enter(resource("first"));
                          stack.enter(resource("last"));
                        }
                      }));
          tick();
          task.cancel();
          assertThrows(CancelledError.class, () -> await(task));
          assertEquals(List.of("first"), closed);
        });
  }

  @Test
  void aCancelledBlockClosesWhatItOpened() {
    OnLoop.virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        try (var stack = new ExitStack()) {
                          stack.enter(resource("a"));
                          await(sleep(millis(100)));
                        }
                      }));
          tick();
          task.cancel();
          assertThrows(CancelledError.class, () -> await(task));
          assertEquals(List.of("a"), closed);
        });
  }

  @Test
  void anEndOfTheWholeProgramGoesBeforeOtherFailures() {
    var interrupt = new KeyboardInterrupt();
    var failure = new IOException();
    var stack = new ExitStack();
    stack.callback(
        () -> {
          throw interrupt;
        });
    stack.enter(failing(failure));
    assertSame(interrupt, assertThrows(KeyboardInterrupt.class, stack::close));
    assertEquals(List.of(failure), List.of(interrupt.getSuppressed()));
  }

  @Test
  void whatIsMovedToAnotherStackOutlivesTheBlock() {
    OnLoop.virtual(
        () -> {
          ExitStack kept;
          try (var stack = new ExitStack()) {
            stack.enter(resource("a"));
            stack.enter(resource("b"));
            kept = stack.popAll();
          }
          assertEquals(List.of(), closed);
          kept.close();
          assertEquals(List.of("b", "a"), closed);
        });
  }

  @Test
  void aClosedStackTakesNothingMore() {
    var stack = new ExitStack();
    stack.close();
    stack.close();
    var refused = assertThrows(IllegalStateException.class, () -> stack.enter(resource("late")));
    assertTrue(refused.getMessage().startsWith("<ExitStack closed>"), refused.getMessage());
    var open = new ExitStack();
    open.callback(() -> {});
    assertEquals("<ExitStack of 1 entry>", open.toString());
  }

  @Test
  void theLoopKnowsOfAStackWhileSomethingIsOnIt() {
    OnLoop.virtual(
        () -> {
          var resources = EventLoop.running().resources();
          var stack = new ExitStack();
          assertEquals(List.of(), resources.open());
          stack.enter(resource("a"));
          assertEquals(List.of(stack), resources.open());
          stack.enter(resource("b"));
          assertEquals(List.of(stack), resources.open());
          var moved = stack.popAll();
          assertEquals(List.of(moved), resources.open());
          moved.close();
          assertEquals(List.of(), resources.open());
        });
  }

  @Test
  void aCancellationWhileAnEntryClosesWinsOverAFailureBeforeIt() {
    OnLoop.virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        try (var stack = new ExitStack()) {
                          stack.callback(() -> await(sleep(millis(10))));
                          stack.callback(
                              () -> {
                                throw new IllegalStateException("broken");
                              });
                        }
                      }));
          await(sleep(millis(5)));
          task.cancel();

          var cancelled = assertThrows(CancelledError.class, () -> await(task));

          assertTrue(task.isCancelled());
          assertEquals("broken", cancelled.getSuppressed()[0].getMessage());
        });
  }
}
