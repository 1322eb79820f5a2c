package dev.loopbook.conformance;

import java.util.ArrayList;
import java.util.List;

/// Reads one expression, by recursive descent.
final class ExpressionParser {

  private final String text;
  private int at;

  ExpressionParser(String text) {
    this.text = text;
  }

  Expression parse() {
    var expression = expression();
    if (at < text.length()) {
      throw mistake("the end");
    }
    return expression;
  }

  private Expression expression() {
    var expression = primary();
    while (peek() == '.') {
      at++;
      var member = word();
      expression =
          peek() == '('
              ? new Expression.Invoke(expression, member, arguments())
              : new Expression.Property(expression, member);
    }
    return expression;
  }

  private Expression primary() {
    var first = peek();
    if (first == '"') {
      var end = text.indexOf('"', at + 1);
      var value = text.substring(at + 1, end);
      at = end + 1;
      return new Expression.Text(value);
    }
    if (first == '-' || Character.isDigit(first)) {
      var begin = at++;
      while (Character.isDigit(peek())) {
        at++;
      }
      return new Expression.Int(Integer.parseInt(text.substring(begin, at)));
    }
    var word = word();
    return peek() == '(' ? new Expression.Call(word, arguments()) : new Expression.Name(word);
  }

  private List<Expression> arguments() {
    var arguments = new ArrayList<Expression>();
    at++;
    while (peek() != ')') {
      arguments.add(expression());
      while (peek() == ',' || peek() == ' ') {
        at++;
      }
    }
    at++;
    return arguments;
  }

  private String word() {
    var begin = at;
    while (Character.isJavaIdentifierPart(peek()) && at < text.length()) {
      at++;
    }
    if (begin == at) {
      throw mistake("a name");
    }
    return text.substring(begin, at);
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private IllegalArgumentException mistake(String expected) {
    return new IllegalArgumentException(
        "%s: expected %s at column %d".formatted(text, expected, at + 1));
  }
}
