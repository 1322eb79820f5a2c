package dev.loopbook.conformance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One statement of a program. `label` is its text as a trace shows it.
sealed interface Statement {

  record Await(String label, Expression work) implements Statement {}

  record Spawn(String label, String name, Expression coroutine, @Nullable String group)
      implements Statement {}

  record Let(String label, String name, Expression value) implements Statement {}

  record Watch(String label, Expression future) implements Statement {}

  record Log(Expression text) implements Statement {}

  record Evaluate(String label, Expression expression) implements Statement {}

  record Return(@Nullable Expression value) implements Statement {}

  record Yield(String label, Expression value) implements Statement {}

  record Raise(@Nullable Expression failure) implements Statement {}

  record Break() implements Statement {}

  record Continue() implements Statement {}

  record Pass() implements Statement {}

  record Repeat(int times, List<Statement> body) implements Statement {}

  record Try(
      List<Statement> body, List<Handler> handlers, List<Statement> otherwise, List<Statement> last)
      implements Statement {}

  /// An `except` clause.
  record Handler(String kind, List<Statement> body) {}

  /// A time-out block; `absolute` tells a point in time from a delay.
  record Limited(String label, String name, Expression when, boolean absolute, List<Statement> body)
      implements Statement {}

  record Group(String label, String name, List<Statement> body) implements Statement {}

  record With(String label, Expression resource, List<Statement> body) implements Statement {}

  record For(String label, Expression generator, List<Statement> body) implements Statement {}

  /// `as_completed`; `futures` tells whether it hands out the futures or their results.
  record Each(Expression source, boolean futures, List<Statement> body) implements Statement {}
}
