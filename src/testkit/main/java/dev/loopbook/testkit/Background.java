package dev.loopbook.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.CancelledError;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Task;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/// Work that goes on beside a test and ends with it: `import static
/// dev.loopbook.testkit.Background.background;`
///
/// ```java
/// @Test
/// void answersWhileItServes() {
///   background(server.serveForever());
///   assertEquals("hello", await(client.greet()));
/// } // the server is cancelled here, and awaited
/// ```
@API(status = EXPERIMENTAL, since = "1.0")
public final class Background {

  private Background() {}

  /// Makes a task of `coroutine` that ends with the test, after its last `@AfterEach` and before
  /// the fixtures that it may need; in `@BeforeAll`, with the class.
  ///
  /// It is cancelled then and awaited, so it may clean up. If it failed, in the test or at its end,
  /// the test fails with that.
  ///
  /// @throws IllegalStateException if this isn't part of a `@LoopTest`
  public static <T extends @Nullable Object> Task<T> background(Coroutine<T> coroutine) {
    return background(coroutine, coroutine.coroutineName());
  }

  /// Makes a task called `name`, as the other.
  ///
  /// @throws IllegalStateException if this isn't part of a `@LoopTest`
  public static <T extends @Nullable Object> Task<T> background(
      Coroutine<T> coroutine, String name) {
    Objects.requireNonNull(coroutine, "coroutine");
    var test = TestLoop.current("background");
    var task = Async.createTask(coroutine, name);
    test.afterwards(name, "in the background task " + name, () -> end(task));
    return task;
  }

  private static void end(Task<?> task) {
    task.cancel();
    try {
      Async.await(task);
    } catch (CancelledError cancelled) {
      if (!task.isCancelled()) {
        throw cancelled; // that was meant for the one who waits here
      }
    }
  }
}
