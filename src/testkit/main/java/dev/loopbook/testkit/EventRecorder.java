package dev.loopbook.testkit;

import static dev.loopbook.text.RootLocale.format;
import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.TimeoutError;
import dev.loopbook.text.Counted;
import dev.loopbook.text.TimeText;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.opentest4j.AssertionFailedError;

/// Records the events that a test expects, in order, and fails it for those it never looked at.
///
/// ```java
/// final EventRecorder<String> events = EventRecorder.named("events");
///
/// @Test
/// void tellsWhatItDoes() {
///   shop.onEvent(events);
///   await(shop.open());
///   assertEquals("opening", await(events.next()));
///   assertEquals("open", await(events.next()));
///   events.assertNothingFor(seconds(5));
/// }
/// ```
///
/// Belongs to the loop's thread.
///
/// @param <T> the type of the events
@API(status = EXPERIMENTAL, since = "1.0")
public final class EventRecorder<T> implements Consumer<T>, AutoCloseable {

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final String name;
  private final List<T> all = new ArrayList<>();
  private final Deque<T> unseen = new ArrayDeque<>();
  private final Deque<Future<T>> waiting = new ArrayDeque<>();
  private boolean isWatched; // the end of the test looks at what is left

  private EventRecorder(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /// Returns a recorder of that name, which stands in messages.
  public static <T> EventRecorder<T> named(String name) {
    return new EventRecorder<>(name);
  }

  /// Records an event.
  @Override
  public void accept(T event) {
    Objects.requireNonNull(event, "event");
    watch();
    all.add(event);
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      if (!next.isDone()) {
        next.setResult(event);
        return;
      }
    }
    unseen.add(event);
  }

  private void watch() {
    if (!isWatched) {
      isWatched = TestLoop.ifCurrent().map(this::checkAtEndOf).orElse(false);
    }
  }

  private boolean checkAtEndOf(TestLoop test) {
    test.afterwards(
        name,
        "",
        () -> {
          isWatched = false;
          if (test.atFailure().isEmpty()) { // otherwise it may not have got that far
            close();
          }
        });
    return true;
  }

  /// Returns a coroutine of the next event that nobody has looked at. It waits for one if need be,
  /// up to a minute of the loop's time.
  ///
  /// @throws AssertionError if none comes, out of the `await`
  public Coroutine<T> next() {
    return Coroutine.named("next", () -> await(LONGEST_WAIT));
  }

  private T await(Duration limit) {
    watch();
    var there = unseen.poll();
    if (there != null) {
      return there;
    }
    Future<T> next = EventLoop.running().createFuture("the next of " + name);
    waiting.add(next);
    try {
      return Async.await(Async.waitFor(next, limit));
    } catch (TimeoutError none) {
      throw new AssertionFailedError(
          format("%s: nothing came within %s%s", name, TimeText.seconds(limit), soFar()), none);
    }
  }

  /// Asserts that nothing is left to look at, and that for `time` nothing comes.
  public void assertNothingFor(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException(
          format("assertNothingFor(%s): time never goes back", time));
    }
    assertNothingLeft();
    Async.await(Async.sleep(time));
    if (!unseen.isEmpty()) {
      throw MessageText.compared(
          format("%s: something came within %s", name, TimeText.seconds(time)),
          List.of(),
          List.copyOf(unseen));
    }
  }

  private String soFar() {
    return all.isEmpty() ? "" : format("; before that came %s", all);
  }

  private void assertNothingLeft() {
    if (!unseen.isEmpty()) {
      throw MessageText.compared(
          format(
              "%s: the test never looked at %s. Take them with await(%s.next()), or call"
                  + " ignoreRest()",
              name, Counted.of(unseen.size(), "event"), name),
          List.of(),
          List.copyOf(unseen));
    }
  }

  /// Returns all events so far, those that were looked at included.
  public List<T> all() {
    return List.copyOf(all);
  }

  /// Forgets the events that nobody has looked at.
  public void ignoreRest() {
    unseen.clear();
  }

  /// Checks that every event was looked at. The end of a test that got events does it by itself,
  /// unless the test failed.
  ///
  /// @throws AssertionError if not, with what is left
  @Override
  public void close() {
    try {
      assertNothingLeft();
    } finally {
      unseen.clear();
    }
  }

  @Override
  public String toString() {
    return format("<EventRecorder %s, %d of %d left>", name, unseen.size(), all.size());
  }
}
