package dev.loopbook.conformance;

import java.util.List;

/// What can stand in a statement: numbers, texts, names, and calls.
sealed interface Expression {

  /// A whole number.
  record Int(int value) implements Expression {}

  /// A text in double quotes.
  record Text(String value) implements Expression {}

  /// The name of a thing, or one of the words `none`, `true`, `false`.
  record Name(String name) implements Expression {}

  /// A property of a named thing: `B.broken`.
  record Property(Expression target, String name) implements Expression {}

  /// A call of a function: `sleep(3)`.
  record Call(String function, List<Expression> arguments) implements Expression {}

  /// A call of a method: `a.cancel("why")`.
  record Invoke(Expression target, String method, List<Expression> arguments)
      implements Expression {}

  static Expression parse(String text) {
    return new ExpressionParser(text).parse();
  }
}
