package dev.loopbook.explore;

import static dev.loopbook.loop.Async.asCompleted;
import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.createTask;
import static dev.loopbook.loop.Async.gather;
import static dev.loopbook.loop.Async.generate;
import static dev.loopbook.loop.Async.run;
import static dev.loopbook.loop.Async.seconds;
import static dev.loopbook.loop.Async.shield;
import static dev.loopbook.loop.Async.sleep;
import static dev.loopbook.loop.Async.taskGroup;
import static dev.loopbook.loop.Async.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.AccessLog;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.TaskGroup;
import dev.loopbook.loop.Timeout;
import dev.loopbook.sync.Barrier;
import dev.loopbook.sync.BoundedSemaphore;
import dev.loopbook.sync.Condition;
import dev.loopbook.sync.Event;
import dev.loopbook.sync.Lock;
import dev.loopbook.sync.PriorityQueue;
import dev.loopbook.sync.Queue;
import dev.loopbook.sync.Semaphore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever a program asks an object of the library, an access log hears it, unless the answer
/// never changes. A question that goes unheard lets two callbacks change places between which it
/// makes a difference.
final class HeardQuestionsTest {

  /// What never changes, or is asked by observers and not by programs.
  private static final Set<String> CONSTANT =
      Set.of(
          "AsCompleted.iterator",
          "AsCompleted.needs",
          "AsCompleted.results",
          "EventLoop.clock",
          "EventLoop.createFuture",
          "EventLoop.currentHandle",
          "EventLoop.isClosed",
          "EventLoop.isRunning",
          "EventLoop.listener",
          "EventLoop.outsideWork",
          "EventLoop.poller",
          "EventLoop.resources",
          "EventLoop.runningTask",
          "EventLoop.setup",
          "EventLoop.state",
          "Future.dependsOn", // asks those it depends on
          "Future.needs",
          "Future.label",
          "Future.loop",
          "GatheringFuture.label",
          "Generator.iterator",
          "Plain.dependsOn",
          "Plain.needs",
          "Plain.label",
          "Primitive.holders",
          "Future.subject",
          "Plain.subject",
          "Task.context",
          "Task.maker",
          "Task.origin",
          "Coroutine.coroutineName",
          "Coroutine.origin",
          "Handle.isProgramsOwn",
          "Handle.loop",
          "Primitive.name",
          "Primitive.origin",
          "Condition.lock",
          "Barrier.parties",
          "Queue.maxSize");

  private final List<String> heard = new ArrayList<>();
  private final Set<String> unheard = new TreeSet<>();

  private final class Ear implements AccessLog {
    @Override
    public void read(Object owner, int part) {
      heard.add("reads");
    }

    @Override
    public void write(Object owner, int part) {
      heard.add("writes");
    }

    @Override
    public void readSchedule() {
      heard.add("reads the schedule");
    }

    @Override
    public void made(Object object) {}
  }

  private void ask(Object object) {
    for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (var method : type.getDeclaredMethods()) {
        if (isQuestion(method)) {
          ask(object, method);
        }
      }
    }
  }

  private static boolean isQuestion(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !Modifier.isStatic(method.getModifiers())
        && !method.isSynthetic()
        && method.getParameterCount() == 0
        && method.getReturnType() != void.class
        && method.getReturnType() != Coroutine.class; // it asks when it's awaited
  }

  private void ask(Object object, Method method) {
    heard.clear();
    method.setAccessible(true);
    try {
      method.invoke(object);
    } catch (InvocationTargetException _) {
      // a refusal is an answer, too
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
    if (heard.isEmpty()) {
      unheard.add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
    }
  }

  @Test
  void ofTheLoopAndItsPrimitives() {
    LoopSetup.standard()
        .withVirtualTime()
        .withAccessLog(new Ear())
        .call(
            () -> {
              run(async(this::askAll));
              return null;
            });
    assertEquals(new TreeSet<>(CONSTANT), unheard);
  }

  private void askAll() {
    var loop = EventLoop.running();
    ask(loop);
    ask(loop.resources());
    ask(loop.callSoon(() -> {}));
    ask(loop.callLater(seconds(1), () -> {}));
    Future<Integer> plain = loop.createFuture("subject");
    ask(plain);
    ask(shield(plain));
    ask(gather(plain));
    ask(asCompleted(List.of(plain)));
    var task = createTask(sleep(seconds(1)), "task");
    ask(task);
    ask(sleep(seconds(1)));
    await(timeout(seconds(1), (Timeout scope) -> ask(scope)));
    await(taskGroup((TaskGroup group) -> ask(group)));
    try (var numbers = generate(out -> out.yield(1))) {
      ask(numbers);
    }
    Stream.of(
            new Lock(),
            new Event(),
            new Condition(),
            new Semaphore(1),
            new BoundedSemaphore(1),
            new Barrier(2),
            new Queue<>(),
            new PriorityQueue<>())
        .forEach(this::ask);
  }
}
