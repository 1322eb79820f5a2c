package dev.loopbook.loop;

import static dev.loopbook.loop.Async.*;
import static dev.loopbook.loop.OnLoop.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Where a task stands. [LiveFrameTest] looks at the variables there.
class TaskStackTest {

  private static Coroutine<String> outer() {
    return async(() -> await(inner()));
  }

  private static Coroutine<String> inner() {
    return async(() -> await(sleep(seconds(1), "done")));
  }

  /// The methods that wrote the coroutines on a stack, innermost first.
  private static List<String> methods(List<StackTraceElement> stack) {
    return stack.stream()
        .map(frame -> frame.getMethodName().replaceAll("lambda\\$(.*)\\$\\d+", "$1"))
        .toList();
  }

  private static List<StackTraceElement> places(List<LiveFrame> frames) {
    return frames.stream().map(LiveFrame::place).toList();
  }

  @Test
  void aSuspendedTaskShowsTheProgramsLinesInnermostFirst() {
    OnLoop.virtual(
        () -> {
          var task = createTask(outer());
          tick();
          assertEquals(List.of("inner", "outer"), methods(task.stack()));
          assertEquals(Optional.of(task.stack().getFirst()), task.line());
          assertEquals(task.stack(), places(task.liveStack()));
        });
  }

  @Test
  void itsLineIsAlwaysThatOfItsLastAwait() {
    OnLoop.virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        tick();
                        await(outer());
                      }));
          tick();
          var first = task.line();
          assertEquals(first, task.line());
          tick();
          assertEquals(List.of("inner"), methods(task.line().stream().toList()));
        });
  }

  @Test
  void aTaskThatHasNotBegunOrIsDoneShowsNothing() {
    OnLoop.virtual(
        () -> {
          var task = createTask(outer());
          assertShowsNothing(task);
          await(task);
          assertShowsNothing(task);
        });
  }

  private static void assertShowsNothing(Task<?> task) {
    assertEquals(List.of(), task.stack());
    assertEquals(Optional.empty(), task.line());
    assertEquals(List.of(), task.liveStack());
  }

  @Test
  void theTaskThatRunsShowsItsOwnFramesAlone() {
    OnLoop.virtual(
        () -> {
          var task =
              createTask(
                  async(
                      () -> {
                        assertEquals(List.of(), currentTask().stack());
                        assertEquals(Optional.empty(), currentTask().line());
                        return places(currentTask().liveStack());
                      }));
          assertEquals(List.of("theTaskThatRunsShowsItsOwnFramesAlone"), methods(await(task)));
        });
  }

  @Test
  void aCallbackShowsItsOwnFramesAlone() {
    OnLoop.virtual(
        () -> {
          var seen = new ArrayList<LiveFrame>();
          EventLoop.running().callSoon(() -> seen.addAll(LiveFrame.ofRunningCallback()));
          tick();
          assertEquals(1, seen.size(), seen::toString);
        });
  }

  @Test
  void theTaskThatRunsShowsNothingToOtherThreads() {
    OnLoop.virtual(
        () -> {
          var task = currentTask();
          var seen = new AtomicReference<List<LiveFrame>>();
          var elsewhere = new Thread(() -> seen.set(task.liveStack()));
          elsewhere.start();
          elsewhere.join();
          assertEquals(List.of(), seen.get());
        });
  }

  private static <T> T withAFrame(Function<StackWalker.StackFrame, T> code) {
    return StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE))
        .walk((Stream<StackWalker.StackFrame> frames) -> code.apply(frames.findFirst().get()));
  }

  @Test
  void aSlotHoldsAReferenceOrBits() {
    var frame =
        withAFrame(here -> new LiveFrame(here, new Object[] {"text", null, new LiveFrame.Bits(7)}));

    assertTrue(frame.hasReference(0));
    assertEquals(Optional.of("text"), frame.reference(0));
    assertTrue(frame.hasReference(1));
    assertEquals(Optional.empty(), frame.reference(1));
    assertFalse(frame.hasReference(2));
    assertEquals(Optional.empty(), frame.reference(2));
    assertEquals(List.of(0L, 0L, 7L, 0L), Stream.of(0, 1, 2, 3).map(frame::bits).toList());
    assertFalse(frame.hasReference(3), "there is no such slot");
    assertThrows(IndexOutOfBoundsException.class, () -> frame.hasReference(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> frame.bits(-1));
  }

  @Test
  void aFrameKnowsItsMethodAndItsLine() {
    var frame = withAFrame(here -> new LiveFrame(here, new Object[] {"text"}));

    assertEquals(TaskStackTest.class, frame.type());
    assertEquals("withAFrame", frame.method());
    assertEquals("(Function)Object", frame.methodType().displayDescriptor());
    assertTrue(frame.bytecodeIndex() > 0);
    assertEquals(frame.place() + " [text]", frame.toString());
  }

  private static Coroutine<String> counts(int number, String text) {
    return async(
        () -> {
          var large = 1L << 40;
          await(sleep(seconds(1)));
          return number + text + large;
        });
  }

  @Test
  void aFrameHoldsTheValuesOfItsVariables() {
    OnLoop.virtual(
        () -> {
          var task = createTask(counts(7, "seven"));
          tick();
          var frame = task.liveStack().getFirst();
          var slots = IntStream.range(0, 20).boxed().toList();
          assertTrue(slots.stream().anyMatch(slot -> frame.bits(slot) == 7), frame::toString);
          assertTrue(
              slots.stream().anyMatch(slot -> frame.bits(slot) == 1L << 40), frame::toString);
          assertTrue(
              slots.stream().map(frame::reference).anyMatch(Optional.of("seven")::equals),
              frame::toString);
          await(task);
        });
  }

  /// A class whose initializer awaits.
  static final class Initialized implements Runnable {
    static {
      OnLoop.tick();
    }

    @Override
    public void run() {}
  }

  @Test
  void anAwaitInAClassInitializerIsRefused() {
    OnLoop.virtual(
        () -> {
          var failed =
              assertThrows(
                  ExceptionInInitializerError.class,
                  () ->
                      FreshClass.make(Initialized.class, Initialized.class, Runnable.class).run());
          assertEquals(
              "await cannot suspend here: a class initializer"
                  + " (dev.loopbook.loop.TaskStackTest$Initialized.<clinit>(TaskStackTest.java))"
                  + " is on the stack, and it must run to its end. Await before it or after it.",
              failed.getCause().getMessage().replaceAll("java:\\d+", "java"));
          tick(); // and the task goes on
        });
  }
}
