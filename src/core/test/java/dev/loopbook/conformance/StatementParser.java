package dev.loopbook.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Makes statements of a program's lines.
final class StatementParser {

  private static final Set<String> CLAUSES = Set.of("except", "else", "finally");

  private StatementParser() {}

  static List<Statement> parse(List<Line> lines) {
    var statements = new ArrayList<Statement>();
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).firstWord().equals("try")) {
        var end = i + 1;
        while (end < lines.size() && CLAUSES.contains(lines.get(end).firstWord())) {
          end++;
        }
        statements.add(parseTry(lines.subList(i, end)));
        i = end - 1;
      } else {
        statements.add(parse(lines.get(i)));
      }
    }
    return statements;
  }

  private static Statement.Try parseTry(List<Line> clauses) {
    var handlers = new ArrayList<Statement.Handler>();
    List<Statement> otherwise = List.of();
    List<Statement> last = List.of();
    for (var clause : clauses.subList(1, clauses.size())) {
      var body = parse(clause.body());
      switch (clause.firstWord()) {
        case "except" -> handlers.add(new Statement.Handler(clause.rest(), body));
        case "else" -> otherwise = body;
        default -> last = body;
      }
    }
    return new Statement.Try(parse(clauses.getFirst().body()), handlers, otherwise, last);
  }

  private static Statement parse(Line line) {
    var label = line.label();
    var rest = line.rest();
    return switch (line.firstWord()) {
      case "await" -> new Statement.Await(rest, Expression.parse(rest));
      case "spawn" -> parseSpawn(label, rest);
      case "let" -> {
        var parts = rest.split(" ", 2);
        yield new Statement.Let(label, parts[0], Expression.parse(parts[1]));
      }
      case "watch" -> new Statement.Watch(label, Expression.parse(rest));
      case "log" -> new Statement.Log(Expression.parse(rest));
      case "return" -> new Statement.Return(rest.isEmpty() ? null : Expression.parse(rest));
      case "yield" -> new Statement.Yield(label, Expression.parse(rest));
      case "raise" -> new Statement.Raise(rest.isEmpty() ? null : Expression.parse(rest));
      case "break" -> new Statement.Break();
      case "continue" -> new Statement.Continue();
      case "pass" -> new Statement.Pass();
      case "repeat" -> new Statement.Repeat(Integer.parseInt(rest), parse(line.body()));
      case "timeout", "timeout_at" -> {
        var parts = rest.split(" ", 2);
        var absolute = line.firstWord().equals("timeout_at");
        var when = Expression.parse(parts[1]);
        yield new Statement.Limited(label, parts[0], when, absolute, parse(line.body()));
      }
      case "group" -> new Statement.Group(label, rest, parse(line.body()));
      case "with" -> new Statement.With(label, Expression.parse(rest), parse(line.body()));
      case "for" -> new Statement.For(label, Expression.parse(rest), parse(line.body()));
      case "each" -> new Statement.Each(Expression.parse(rest), false, parse(line.body()));
      case "each_async" -> new Statement.Each(Expression.parse(rest), true, parse(line.body()));
      default -> new Statement.Evaluate(label, Expression.parse(label));
    };
  }

  private static Statement parseSpawn(String label, String rest) {
    var group = rest.split(" in ", 2);
    var parts = group[0].split(" ", 2);
    var coroutine = Expression.parse(parts[1]);
    return new Statement.Spawn(label, parts[0], coroutine, group.length == 1 ? null : group[1]);
  }
}
