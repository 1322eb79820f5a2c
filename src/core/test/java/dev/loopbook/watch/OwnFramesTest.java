package dev.loopbook.watch;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loopbook.loop.OnLoop;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnFramesTest {

  private static StackTraceElement[] stack(String... frames) {
    return Stream.of(frames)
        .map(frame -> frame.split(":"))
        .map(
            frame ->
                new StackTraceElement(
                    frame[0], frame[1], frame[0] + ".java", Integer.parseInt(frame[2])))
        .toArray(StackTraceElement[]::new);
  }

  private static List<String> own(String... frames) {
    return OwnFrames.in(stack(frames), frame -> frame.getClassName().startsWith("My")).stream()
        .map(frame -> frame.getClassName() + ":" + frame.getLineNumber())
        .toList();
  }

  @Test
  void onlyOwnFramesAreListedInnermostFirst() {
    assertEquals(
        List.of("MyShop:3", "MyApp:9"), own("Lib:a:1", "MyShop:sell:3", "Lib:b:2", "MyApp:main:9"));
  }

  @Test
  void aLambdaOnTheLineOfItsMethodIsOneWithIt() {
    assertEquals(
        List.of("My:3", "My:9"),
        own("My:lambda$greet$0:3", "Lib:forEach:1", "My:greet:3", "My:main:9"));
  }

  @Test
  void theSameLambdaTwiceIsTwo() {
    assertEquals(List.of("My:3", "My:3"), own("My:lambda$f$0:3", "Lib:run:1", "My:lambda$f$0:3"));
  }

  @Test
  void anotherMethodOnTheSameLineIsAFrameOfItsOwn() {
    assertEquals(List.of("My:3", "My:3"), own("My:lambda$f$0:3", "Lib:run:1", "My:g:3"));
  }

  @Test
  void aFailureCameThroughTasksOnlyIfAnotherTaskAwaitedIt() {
    OnLoop.virtual(
        () -> {
          var awaited =
              assertThrows(
                  ArithmeticException.class,
                  () -> await(createTask(async(() -> Math.floorDiv(1, 0)))));
          assertTrue(OwnFrames.cameThroughTasks(awaited.getStackTrace()));
          var called =
              assertThrows(
                  ArithmeticException.class, () -> await(async(() -> Math.floorDiv(1, 0))));
          assertFalse(OwnFrames.cameThroughTasks(called.getStackTrace()));
        });
  }
}
