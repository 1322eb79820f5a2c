package dev.loopbook.program.mutation;

import dev.loopbook.program.source.SourceText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the literals that tests use: numbers, short strings and durations.
public final class TestLiterals {
  private static final Pattern LITERAL =
      Pattern.compile(
          "\\b(?:seconds|millis|minutes)\\([0-9_]+\\)|(?<![\\w.])[0-9_]+(?![\\w.])|\"[^\"\\\\\n]{0,40}\"");

  private TestLiterals() {}

  /// Returns them in the order of the tests.
  public static Set<String> in(List<SourceText> tests) {
    var literals = new LinkedHashSet<String>();
    for (var test : tests) {
      LITERAL.matcher(test.text()).results().forEach(found -> literals.add(found.group()));
    }
    return literals;
  }
}
