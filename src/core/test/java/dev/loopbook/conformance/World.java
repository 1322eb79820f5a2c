package dev.loopbook.conformance;

import static dev.loopbook.loop.Async.async;
import static dev.loopbook.loop.Async.generate;

import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.EventLoop;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Generator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that a running program can name, and the evaluation of its expressions.
final class World {

  private final EventLoop loop;
  private final ConformanceProgram program;
  private final Map<String, Object> names = new LinkedHashMap<>();
  private final Map<String, Callback> callbacks = new LinkedHashMap<>();
  private final Functions functions;
  private final TraceWriter trace;

  World(EventLoop loop, ConformanceProgram program) {
    this.loop = loop;
    this.program = program;
    trace = new TraceWriter(loop, names);
    functions = new Functions(loop);
    names.put("loop", loop);
  }

  EventLoop loop() {
    return loop;
  }

  TraceWriter trace() {
    return trace;
  }

  /// Makes the locks, queues and so on that the program declares.
  void declare() {
    for (var declaration : program.declarations()) {
      define(declaration.split(" ")[1], ProgramDeclarations.make(loop, declaration, names));
    }
  }

  /// Gives `value` a name; returns nothing worth telling.
  @Nullable Object define(String name, @Nullable Object value) {
    names.put(name, value);
    return null;
  }

  <T> T named(String name, Class<T> type) {
    return type.cast(names.get(name));
  }

  @Nullable Object evaluate(Expression expression) {
    return switch (expression) {
      case Expression.Int(var value) -> value;
      case Expression.Text(var value) -> value;
      case Expression.Name(var name) -> lookUp(name);
      case Expression.Property(var target, var name) ->
          Members.call(evaluate(target), name, List.of());
      case Expression.Invoke(var target, var method, var arguments) ->
          Members.call(evaluate(target), method, evaluateAll(arguments));
      case Expression.Call(var function, var arguments) ->
          program.parts().containsKey(function)
              ? start(program.parts().get(function))
              : functions.call(function, evaluateAll(arguments));
    };
  }

  // Lists with nulls: `none` is an argument like any other.
  private List<@Nullable Object> evaluateAll(List<Expression> expressions) {
    return expressions.stream().<@Nullable Object>map(this::evaluate).toList();
  }

  private @Nullable Object lookUp(String name) {
    return switch (name) {
      case "none" -> null;
      case "true" -> true;
      case "false" -> false;
      case "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED" -> name;
      case String other when names.containsKey(other) -> names.get(other);
      case String other when program.parts().containsKey(other) ->
          callbacks.computeIfAbsent(other, _ -> new Callback(program.parts().get(other)));
      default -> throw new AssertionError("the program has no " + name);
    };
  }

  private Object start(ConformanceProgram.Part part) {
    return switch (part.kind()) {
      case ASYNC -> coroutine(part);
      case GENERATOR -> generator(part);
      case CALLBACK, DRIVER -> throw new AssertionError(part.name() + " is no coroutine");
    };
  }

  Coroutine<@Nullable Object> coroutine(ConformanceProgram.Part part) {
    return async(
        () -> {
          trace.begin(part.name());
          Flow flow;
          try {
            flow = new Interpreter(this, null).run(part.body());
          } catch (Throwable failure) {
            trace.endBy(part.name(), failure);
            throw failure;
          }
          var value = flow instanceof Flow.Return(var returned) ? returned : null;
          trace.end(part.name(), value);
          return value;
        });
  }

  private Generator<Object> generator(ConformanceProgram.Part part) {
    return generate(
        out -> {
          trace.begin(part.name());
          try {
            new Interpreter(this, out).run(part.body());
          } catch (Throwable failure) {
            trace.endBy(part.name(), failure);
            throw failure;
          }
          trace.end(part.name(), null);
        });
  }

  /// A callback of the program, the same object each time it is named.
  final class Callback implements Runnable, Consumer<Future<?>> {

    private final ConformanceProgram.Part part;

    private Callback(ConformanceProgram.Part part) {
      this.part = part;
    }

    @Override
    public void run() {
      trace.begin(part.name());
      try {
        new Interpreter(World.this, null).run(part.body());
      } catch (RuntimeException | Error failure) {
        trace.endBy(part.name(), failure);
        throw failure;
      } catch (Throwable failure) {
        throw new AssertionError("programs raise nothing checked", failure);
      }
    }

    @Override
    public void accept(Future<?> done) {
      run();
    }
  }
}
