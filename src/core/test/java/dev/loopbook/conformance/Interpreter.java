package dev.loopbook.conformance;

import static dev.loopbook.loop.Async.await;
import static dev.loopbook.loop.Async.noTimeout;
import static dev.loopbook.loop.Async.taskGroup;
import static dev.loopbook.loop.Async.timeout;
import static dev.loopbook.loop.Async.timeoutAt;

import dev.loopbook.loop.AsCompleted;
import dev.loopbook.loop.Awaitable;
import dev.loopbook.loop.Body;
import dev.loopbook.loop.Coroutine;
import dev.loopbook.loop.Future;
import dev.loopbook.loop.Generator;
import dev.loopbook.loop.TaskGroup;
import dev.loopbook.loop.Timeout;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs the statements of one part of a program, in one task or callback.
final class Interpreter {

  private final World world;
  private final TraceWriter trace;
  // Where a generator hands its values out; null in other parts.
  private final Generator.@Nullable Out<Object> out;
  // What a bare `raise` raises.
  private @Nullable Throwable handled;

  Interpreter(World world, Generator.@Nullable Out<Object> out) {
    this.world = world;
    this.trace = world.trace();
    this.out = out;
  }

  /// Runs `statements` until one of them does not go on to the next.
  Flow run(List<Statement> statements) throws Throwable {
    for (var statement : statements) {
      var flow = run(statement);
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private Flow run(Statement statement) throws Throwable {
    return switch (statement) {
      case Statement.Await(var label, var work) -> {
        awaited(label, () -> await((Awaitable<?>) world.evaluate(work)));
        yield Flow.NEXT;
      }
      case Statement.Spawn spawn -> {
        told(spawn.label(), () -> spawn(spawn));
        yield Flow.NEXT;
      }
      case Statement.Let(var label, var name, var value) -> {
        told(label, () -> world.define(name, world.evaluate(value)));
        yield Flow.NEXT;
      }
      case Statement.Watch(var label, var future) -> {
        ((Future<?>) world.evaluate(future)).addDoneCallback(trace::done);
        trace.did(label, null);
        yield Flow.NEXT;
      }
      case Statement.Log(var text) -> {
        trace.did((String) world.evaluate(text), null);
        yield Flow.NEXT;
      }
      case Statement.Evaluate(var label, var expression) -> {
        told(label, () -> world.evaluate(expression));
        yield Flow.NEXT;
      }
      case Statement.Return(var value) ->
          new Flow.Return(value == null ? null : world.evaluate(value));
      case Statement.Yield(var label, var value) -> {
        trace.did(label, null);
        out.yield(world.evaluate(value));
        yield Flow.NEXT;
      }
      case Statement.Raise(var failure) ->
          throw failure == null ? handled : (Throwable) world.evaluate(failure);
      case Statement.Break() -> new Flow.Break();
      case Statement.Continue() -> new Flow.Continue();
      case Statement.Pass() -> Flow.NEXT;
      case Statement.Repeat(var times, var body) -> repeat(times, body);
      case Statement.Try attempt -> attempt(attempt);
      case Statement.Limited limited -> block(limited.label(), () -> limit(limited));
      case Statement.Group(var label, var name, var body) -> block(label, () -> group(name, body));
      case Statement.With with -> block(with.label(), () -> with(with));
      case Statement.For(var label, var generator, var body) ->
          block(label, () -> iterate(label, generator, body));
      case Statement.Each each -> each(each);
    };
  }

  private @Nullable Object spawn(Statement.Spawn spawn) {
    var coroutine = (Coroutine<?>) world.evaluate(spawn.coroutine());
    var task =
        spawn.group() == null
            ? world.loop().createTask(coroutine, spawn.name())
            : world.named(spawn.group(), TaskGroup.class).createTask(coroutine, spawn.name());
    world.define(spawn.name(), task);
    trace.nameTask(spawn.name(), task);
    return null;
  }

  /// Runs `action` as an operation that may wait.
  private @Nullable Object awaited(String label, Body<@Nullable Object> action) throws Throwable {
    trace.start(label);
    Object value;
    try {
      value = action.run();
    } catch (Throwable failure) {
      trace.failed(label, failure);
      throw failure;
    }
    trace.ended(label, value);
    return value;
  }

  /// Runs `action` as an operation of one line.
  private void told(String label, Body<@Nullable Object> action) throws Throwable {
    Object value;
    try {
      value = action.run();
    } catch (Throwable failure) {
      trace.refused(label, failure);
      throw failure;
    }
    trace.did(label, value);
  }

  /// Runs a block, whose end is told only where it goes on to the next statement.
  private Flow block(String label, Body<Flow> block) throws Throwable {
    trace.start(label);
    Flow flow;
    try {
      flow = block.run();
    } catch (Throwable failure) {
      trace.failed(label, failure);
      throw failure;
    }
    if (flow == Flow.NEXT) {
      trace.ended(label, null);
    }
    return flow;
  }

  private Flow repeat(int times, List<Statement> body) throws Throwable {
    for (var i = 0; i < times; i++) {
      var flow = run(body);
      if (flow instanceof Flow.Break) {
        break;
      }
      if (flow instanceof Flow.Return) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private Flow attempt(Statement.Try attempt) throws Throwable {
    Flow flow = Flow.NEXT;
    Throwable failure = null;
    try {
      flow = handle(attempt);
    } catch (Throwable e) {
      failure = e;
    }
    var last = run(attempt.last());
    if (last != Flow.NEXT) {
      return last;
    }
    if (failure != null) {
      throw failure;
    }
    return flow;
  }

  private Flow handle(Statement.Try attempt) throws Throwable {
    Flow flow;
    try {
      flow = run(attempt.body());
    } catch (Throwable failure) {
      for (var handler : attempt.handlers()) {
        if (FailureNames.catches(handler.kind(), failure)) {
          return handle(handler, failure);
        }
      }
      throw failure;
    }
    return flow == Flow.NEXT ? run(attempt.otherwise()) : flow;
  }

  private Flow handle(Statement.Handler handler, Throwable failure) throws Throwable {
    trace.caught(failure);
    var before = handled;
    handled = failure;
    try {
      return run(handler.body());
    } finally {
      handled = before;
    }
  }

  private Flow limit(Statement.Limited limited) {
    var when = (Integer) world.evaluate(limited.when());
    Body.In<Timeout, Flow> body =
        scope -> {
          world.define(limited.name(), scope);
          return run(limited.body());
        };
    if (when == null) {
      return await(noTimeout(body));
    }
    Duration time = Values.time(when);
    return await(limited.absolute() ? timeoutAt(time, body) : timeout(time, body));
  }

  private Flow group(String name, List<Statement> body) {
    Body.In<TaskGroup, Flow> inGroup =
        scope -> {
          world.define(name, scope);
          return run(body);
        };
    return await(taskGroup(inGroup));
  }

  private Flow with(Statement.With with) throws Throwable {
    var entered = Entered.into(world.evaluate(with.resource()));
    try {
      trace.entered(with.label(), entered.value());
      return run(with.body());
    } finally {
      entered.close(); // what this throws replaces another failure, as in Python
    }
  }

  private Flow iterate(String label, Expression expression, List<Statement> body) throws Throwable {
    var generator = (Generator<?>) world.evaluate(expression);
    try {
      for (var item : generator) {
        trace.entered(label, item);
        var flow = run(body);
        if (flow instanceof Flow.Break) {
          break;
        }
        if (flow instanceof Flow.Return) {
          return flow;
        }
      }
    } finally {
      generator.close();
    }
    return Flow.NEXT;
  }

  private Flow each(Statement.Each each) throws Throwable {
    var source = (AsCompleted<?>) world.evaluate(each.source());
    return each.futures() ? eachFuture(source, each.body()) : eachResult(source, each.body());
  }

  private Flow eachFuture(AsCompleted<?> source, List<Statement> body) throws Throwable {
    var futures = source.iterator();
    while (true) {
      if (!futures.hasNext()) {
        trace.start("next");
        trace.ended("next", "exhausted");
        return Flow.NEXT;
      }
      awaited("next", futures::next);
      var flow = run(body);
      if (flow instanceof Flow.Break) {
        return Flow.NEXT;
      }
      if (flow instanceof Flow.Return) {
        return flow;
      }
    }
  }

  private Flow eachResult(AsCompleted<?> source, List<Statement> body) throws Throwable {
    for (var result : source.results()) {
      awaited("next", () -> await(result));
      var flow = run(body);
      if (flow instanceof Flow.Break) {
        break;
      }
      if (flow instanceof Flow.Return) {
        return flow;
      }
    }
    return Flow.NEXT;
  }
}
