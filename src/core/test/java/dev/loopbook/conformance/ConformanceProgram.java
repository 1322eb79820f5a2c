package dev.loopbook.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A program: what it declares, and its parts by name.
///
/// @param declarations its first lines, such as `queue Q 2`
/// @param parts its coroutines, callbacks and generators; a `driver` among them runs the loop
record ConformanceProgram(List<String> declarations, Map<String, Part> parts) {

  /// What a part is.
  enum Kind {
    ASYNC,
    CALLBACK,
    GENERATOR,
    DRIVER
  }

  /// A named sequence of statements.
  record Part(Kind kind, String name, List<Statement> body) {}

  static ConformanceProgram parse(List<String> source) {
    var declarations = new ArrayList<String>();
    var parts = new LinkedHashMap<String, Part>();
    for (var line : Line.outline(source)) {
      if (line.body().isEmpty()) {
        declarations.add(line.text());
        continue;
      }
      var kind = Kind.valueOf(line.firstWord().toUpperCase(java.util.Locale.ROOT));
      var name = kind == Kind.DRIVER ? "driver" : line.rest();
      parts.put(name, new Part(kind, name, StatementParser.parse(line.body())));
    }
    return new ConformanceProgram(declarations, parts);
  }
}
