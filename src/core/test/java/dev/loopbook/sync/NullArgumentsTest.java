package dev.loopbook.sync;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.loop.Async;
import dev.loopbook.loop.Context;
import dev.loopbook.loop.ContextVar;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionContext;
import dev.loopbook.loop.ExceptionGroup;
import dev.loopbook.loop.ExitStack;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.loop.Resources;
import dev.loopbook.loop.Runner;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TaskGroup;
import dev.loopbook.loop.VirtualClock;
import dev.loopbook.loop.Waited;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Gives null to each parameter of each public method of the loop and the primitives, unless the
/// parameter is `@Nullable`: the call itself has to refuse it, and say which one it was.
class NullArgumentsTest {

  /// A task has no such thing, or null is refused by contract.
  private static final Set<String> EXCEPT = Set.of("Task.setException", "Task.setResult");

  @Test
  void noNullGetsThroughAPublicMethod() {
    var let = new ArrayList<String>();
    OnLoop.virtual(
        () -> {
          var instances = instances();
          for (var type : types()) {
            Stream.of(type.getConstructors()).forEach(made -> tryNulls(made, null, let));
            for (var method : type.getDeclaredMethods()) {
              if (Modifier.isPublic(method.getModifiers())
                  && !method.isSynthetic()
                  && !method.getName().equals("equals")
                  && !EXCEPT.contains(name(method))) {
                tryNulls(method, instances.get(type), let);
              }
            }
          }
          allTasks().stream().filter(task -> task != currentTask()).forEach(Task::cancel);
        });
    assertEquals(List.of(), let);
  }

  private static List<Class<?>> types() {
    return List.of(
        Async.class,
        EventLoop.class,
        Future.class,
        Task.class,
        Coroutine.class,
        LoopSetup.class,
        Runner.class,
        ContextVar.class,
        ExitStack.class,
        TaskGroup.class,
        ExceptionGroup.class,
        Resources.class,
        VirtualClock.class,
        Barrier.class,
        BoundedSemaphore.class,
        Condition.class,
        Event.class,
        LifoQueue.class,
        Lock.class,
        PriorityQueue.class,
        Queue.class,
        Semaphore.class);
  }

  private static Map<Class<?>, Object> instances() {
    var group = new ArrayList<TaskGroup>();
    await(
        taskGroup(
            (TaskGroup g) -> {
              group.add(g);
            }));
    return Map.ofEntries(
        Map.entry(EventLoop.class, EventLoop.running()),
        Map.entry(Future.class, EventLoop.running().createFuture()),
        Map.entry(Task.class, currentTask()),
        Map.entry(LoopSetup.class, LoopSetup.standard()),
        Map.entry(Runner.class, new Runner()),
        Map.entry(ContextVar.class, ContextVar.named("variable")),
        Map.entry(ExitStack.class, new ExitStack()),
        Map.entry(TaskGroup.class, group.getFirst()),
        Map.entry(
            ExceptionGroup.class, new ExceptionGroup("group", List.of(new RuntimeException()))),
        Map.entry(Resources.class, EventLoop.running().resources()),
        Map.entry(VirtualClock.class, EventLoop.running().clock()),
        Map.entry(Condition.class, new Condition()));
  }

  private static void tryNulls(Executable code, @Nullable Object on, List<String> let) {
    for (var i = 0; i < code.getParameterCount(); i++) {
      if (mayBeNull(code.getAnnotatedParameterTypes()[i])) {
        continue;
      }
      var arguments = Stream.of(code.getParameterTypes()).map(NullArgumentsTest::sample).toArray();
      arguments[i] = null;
      var outcome = outcome(code, on, arguments);
      if (!outcome.matches("NullPointerException: (\\w+|await\\(null\\).*)")) {
        let.add(name(code) + " #" + i + " of " + code.getParameterCount() + ": " + outcome);
      }
    }
  }

  private static boolean mayBeNull(AnnotatedType type) {
    return (type.getType() instanceof Class<?> simple && simple.isPrimitive())
        || type.isAnnotationPresent(Nullable.class)
        || (type instanceof AnnotatedTypeVariable variable
            && Stream.of(variable.getAnnotatedBounds())
                .anyMatch(bound -> bound.isAnnotationPresent(Nullable.class)));
  }

  private static String outcome(Executable code, @Nullable Object on, Object... arguments) {
    try {
      if (code instanceof Constructor<?> constructor) {
        constructor.newInstance(arguments);
      } else {
        ((Method) code).invoke(on, arguments);
      }
      return "let it in";
    } catch (InvocationTargetException e) {
      var thrown = e.getCause();
      return thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static @Nullable Object sample(Class<?> type) {
    if (type == int.class) {
      return 1;
    } else if (type == long.class) {
      return 1L;
    } else if (type == double.class) {
      return 1.0;
    } else if (type == String.class || type == Object.class) {
      return "text";
    } else if (type == Duration.class) {
      return Duration.ofSeconds(1);
    } else if (type == Class.class) {
      return RuntimeException.class;
    } else if (type == Context.class) {
      return Context.copy();
    } else if (type == Lock.class) {
      return new Lock();
    } else if (type == Waited.Until.class) {
      return Waited.Until.ALL_COMPLETED;
    } else if (type == ExceptionContext.class) {
      return new ExceptionContext("message", null, null);
    } else if (type.isAssignableFrom(Coroutine.class)) {
      return Async.async(() -> {});
    } else if (type.isAssignableFrom(List.class)) {
      return List.of();
    } else if (type.isInterface()) {
      return Proxy.newProxyInstance(
          type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> null);
    }
    return null;
  }

  private static String name(Executable code) {
    return code instanceof Constructor<?> constructor
        ? "new " + constructor.getDeclaringClass().getSimpleName()
        : code.getDeclaringClass().getSimpleName() + "." + code.getName();
  }
}
