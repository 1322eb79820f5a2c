package dev.loopbook.sync;

import static dev.loopbook.loop.Async.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loopbook.io.Environment;
import dev.loopbook.io.Server;
import dev.loopbook.io.StreamReader;
import dev.loopbook.io.StreamWriter;
import dev.loopbook.io.Streams;
import dev.loopbook.loop.Async;
import dev.loopbook.loop.Context;
import dev.loopbook.loop.ContextVar;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.ExceptionContext;
import dev.loopbook.loop.ExceptionGroup;
import dev.loopbook.loop.ExitStack;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Generator;
import dev.loopbook.loop.Handle;
import dev.loopbook.loop.LoopSetup;
import dev.loopbook.loop.OnLoop;
import dev.loopbook.loop.Resources;
import dev.loopbook.loop.Runner;
import dev.loopbook.loop.Task;
import dev.loopbook.loop.TaskFactory;
import dev.loopbook.loop.TaskGroup;
import dev.loopbook.loop.TaskMaker;
import dev.loopbook.loop.Timeout;
import dev.loopbook.loop.TimerHandle;
import dev.loopbook.loop.VirtualClock;
import dev.loopbook.loop.Waited;
import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Gives null to each parameter of each public method of the loop and the primitives, unless the
/// parameter is `@Nullable`: the call itself has to refuse it, and say which one it was.
class NullArgumentsTest {

  /// A task has no such thing, or null is refused by contract.
  private static final Set<String> EXCEPT =
      Set.of(
          "Task.setException",
          "Task.setResult",
          // called for each access to the loop's objects, and by nobody else
          "AccessLog.counts",
          "AccessLog.makes",
          "AccessLog.reads",
          "AccessLog.writes");

  @Test
  void noNullGetsThroughAPublicMethod() {
    var let = new ArrayList<String>();
    OnLoop.virtual(
        () -> {
          var instances = instances();
          for (var type : types()) {
            Stream.of(type.getConstructors()).forEach(made -> tryNulls(made, null, let));
            for (var method : type.getDeclaredMethods()) {
              var isStatic = Modifier.isStatic(method.getModifiers());
              if (Modifier.isPublic(method.getModifiers())
                  && !method.isSynthetic()
                  && (isStatic || instances.containsKey(type))
                  && !method.getName().equals("equals")
                  && !(type.isEnum() && method.getName().equals("valueOf"))
                  && !EXCEPT.contains(name(method))) {
                tryNulls(method, instances.get(type), let);
              }
            }
          }
          allTasks().stream().filter(task -> task != currentTask()).forEach(Task::cancel);
        });
    assertEquals(List.of(), let);
  }

  /// Returns the public types of the rooms that a program calls.
  private static List<Class<?>> types() {
    return Stream.of(EventLoop.class, Lock.class, Streams.class)
        .flatMap(NullArgumentsTest::publicTypesBeside)
        .filter(type -> !type.isInterface() || hasStatics(type))
        .toList();
  }

  private static Stream<Class<?>> publicTypesBeside(Class<?> one) {
    try {
      var place = one.getResource(one.getSimpleName() + ".class").toURI();
      var names = new ArrayList<String>();
      try (var files = Files.list(Path.of(place).getParent())) {
        files.map(file -> file.getFileName().toString()).sorted().forEach(names::add);
      }
      return names.stream()
          .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
          .map(name -> one.getPackageName() + "." + name.replace(".class", ""))
          .<Class<?>>map(NullArgumentsTest::load)
          .filter(NullArgumentsTest::isOpenToAll);
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isOpenToAll(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isOpenToAll(type.getEnclosingClass()));
  }

  private static boolean hasStatics(Class<?> type) {
    return Stream.of(type.getMethods())
        .anyMatch(method -> Modifier.isStatic(method.getModifiers()) && !method.isSynthetic());
  }

  private static Map<Class<?>, Object> instances() {
    var group = new ArrayList<TaskGroup>();
    await(
        taskGroup(
            (TaskGroup g) -> {
              group.add(g);
            }));
    var timeout = new ArrayList<Timeout>();
    await(
        timeout(
            Duration.ofSeconds(1),
            (Timeout t) -> {
              timeout.add(t);
            }));
    var maker = new ArrayList<TaskMaker>();
    EventLoop.running()
        .setTaskFactory(
            new TaskFactory() {
              @Override
              public <T extends @Nullable Object> Task<T> make(Coroutine<T> work, TaskMaker m) {
                maker.add(m);
                return m.lazy(work);
              }
            });
    await(createTask(async(() -> {})));
    var server = await(Streams.startServer((_, _) -> async(() -> {}), "127.0.0.1", 0));
    var connection = await(Streams.openConnection("127.0.0.1", server.port()));
    server.close();
    connection.writer().close();
    return Map.ofEntries(
        Map.entry(Timeout.class, timeout.getFirst()),
        Map.entry(TaskMaker.class, maker.getFirst()),
        Map.entry(TimerHandle.class, EventLoop.running().callLater(Duration.ZERO, () -> {})),
        Map.entry(Generator.class, generate((Generator.Out<Integer> _) -> {})),
        Map.entry(Queue.class, new Queue<Integer>()),
        Map.entry(Server.class, server),
        Map.entry(StreamReader.class, connection.reader()),
        Map.entry(StreamWriter.class, connection.writer()),
        Map.entry(Environment.class, Environment.of(Map.of())),
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
    } else if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), 0);
    } else if (type == EventLoop.class) {
      return EventLoop.running();
    } else if (type == CompletableFuture.class) {
      return CompletableFuture.completedFuture(null);
    } else if (type == Handle.class) {
      return EventLoop.running().callSoon(() -> {});
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
