package dev.loopbook.step;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TimerHandle;
import dev.loopbook.loop.WhatIf;
import dev.loopbook.program.ProgramRun;
import dev.loopbook.sync.Event;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.Primitive;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.Semaphore;
import dev.loopbook.text.SafeText;
import dev.loopbook.text.TimeText;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds what a [Change] is about in a paused loop, and makes it.
final class ChangeMaker {

  private final EventLoop loop;
  private final ProgramRun run;

  ChangeMaker(EventLoop loop, ProgramRun run) {
    this.loop = loop;
    this.run = run;
  }

  /// Why a change can't be made.
  static final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Impossible(String why) {
      super(why, null, false, false);
    }
  }

  /// Makes a change.
  ///
  /// @throws Impossible if it can't be made
  void make(Change change) {
    switch (change) {
      case Change.CancelTask(var index) -> task(index).cancel();
      case Change.FailTask(var index, var type, var message) ->
          require(
              WhatIf.fail(task(index), new ExceptionByName(run).make(type, message)),
              "it's running or done");
      case Change.DelayTimer(var index, var nanos) -> {
        var timer = timer(index);
        require(WhatIf.move(timer, later(timer.when().toNanos(), nanos)), "it's gone");
      }
      case Change.FireTimer(var index) -> require(WhatIf.move(timer(index), 0), "it's gone");
      case Change.SwapReady(var first, var second) ->
          require(WhatIf.swap(loop, ready(first), ready(second)), "one of them isn't ready");
      case Change.PutItem(var name, var value) -> put(queue(name), value);
      case Change.SetEvent(var name) -> event(name).set();
      case Change.ReleaseLock(var name) -> release(lock(name));
    }
  }

  /// Returns what making a change would do, in words that follow "you". Makes nothing.
  ///
  /// @param taskName what pictures call a task
  /// @param handleName what pictures call a callback
  /// @throws Impossible if it can't be made
  String words(
      Change change, Function<Task<?>, String> taskName, Function<Handle, String> handleName) {
    return switch (change) {
      case Change.CancelTask(var index) -> "cancelled " + taskName.apply(task(index));
      case Change.FailTask(var index, var type, var message) ->
          format(
              "made %s fail with %s",
              taskName.apply(task(index)),
              SafeText.ofFailure(new ExceptionByName(run).make(type, message)));
      case Change.DelayTimer(var index, var nanos) ->
          format("delayed %s by %s", handleName.apply(timer(index)), TimeText.exact(nanos));
      case Change.FireTimer(var index) -> "fired " + handleName.apply(timer(index));
      case Change.SwapReady(var first, var second) ->
          format(
              "swapped %s and %s", handleName.apply(ready(first)), handleName.apply(ready(second)));
      case Change.PutItem(var name, var value) -> {
        var queue = queue(name);
        require(!queue.isFull(), format("%s has no room", queue));
        require(!queue.isShutDown(), format("%s is shut down", queue));
        yield format("put %s into %s", value, SafeText.of(queue));
      }
      case Change.SetEvent(var name) -> {
        require(!event(name).isSet(), format("%s is set already", event(name)));
        yield "set " + SafeText.of(event(name));
      }
      case Change.ReleaseLock(var name) -> {
        var lock = lock(name);
        require(!(lock instanceof Lock free) || free.isLocked(), format("%s isn't locked", lock));
        yield "released " + SafeText.of(lock);
      }
    };
  }

  private static long later(long when, long by) {
    return when > Long.MAX_VALUE - by ? Long.MAX_VALUE : when + by;
  }

  private static void require(boolean possible, String otherwise) {
    if (!possible) {
      throw new Impossible(otherwise);
    }
  }

  private Task<?> task(int index) {
    return at(List.copyOf(loop.tasks()), index, "tasks live");
  }

  private TimerHandle timer(int index) {
    return at(loop.timers(), index, "timers");
  }

  private Handle ready(int index) {
    return at(loop.ready(), index, "ready");
  }

  private static <T> T at(List<T> list, int index, String command) {
    if (index < 0 || index >= list.size()) {
      throw new Impossible(
          format("%s lists %d, and number %d is none of them", command, list.size(), index + 1));
    }
    return list.get(index);
  }

  // ---- queues, events, locks ----

  private Queue<?> queue(String name) {
    return (Queue<?>) primitive(name, "queue", Queue.class::isInstance);
  }

  private Event event(String name) {
    return (Event) primitive(name, "event", Event.class::isInstance);
  }

  private Primitive lock(String name) {
    return primitive(name, "lock", each -> each instanceof Lock || each instanceof Semaphore);
  }

  private Primitive primitive(String name, String kind, Predicate<Primitive> wanted) {
    var all = primitives().stream().filter(wanted).toList();
    var named = all.stream().filter(each -> each.name().equals(name)).toList();
    if (named.isEmpty()) {
      named = fields(name).stream().filter(wanted).toList();
    }
    if (named.isEmpty() && name.equalsIgnoreCase(kind)) {
      named = all;
    }
    if (named.size() == 1) {
      return named.getFirst();
    }
    var known = all.stream().map(SafeText::of).limit(6).toList();
    throw new Impossible(
        named.isEmpty()
            ? format(
                "no %s is called that%s",
                kind, known.isEmpty() ? "" : ". There is " + String.join(", ", known))
            : format("%d are called that: %s", named.size(), named));
  }

  /// Returns those that the loop or the program's fields lead to: held, waited at, with items, or
  /// in a field of the object that `main` was called on.
  private List<Primitive> primitives() {
    Set<Primitive> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return Stream.of(
            loop.resources().open().stream(),
            loop.tasks().stream().flatMap(ChangeMaker::awaited),
            run.fieldsOfMain().values().stream())
        .flatMap(each -> each)
        .flatMap(each -> each instanceof Primitive primitive ? Stream.of(primitive) : null)
        .filter(seen::add)
        .toList();
  }

  private List<Primitive> fields(String name) {
    return run.fieldsOfMain().get(name) instanceof Primitive primitive
        ? List.of(primitive)
        : List.of();
  }

  private static Stream<Object> awaited(Task<?> task) {
    return task.awaiting().flatMap(future -> future.subject()).stream();
  }

  @SuppressWarnings("unchecked") // as a program without generics would
  private static void put(Queue<?> queue, Object value) {
    ((Queue<Object>) queue).putNowait(value);
  }

  private static void release(Primitive lock) {
    switch (lock) {
      case Lock mutex -> mutex.release();
      case Semaphore semaphore -> semaphore.release();
      default -> throw new Impossible("it can't be released");
    }
  }
}
