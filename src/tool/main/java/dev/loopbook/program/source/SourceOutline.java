package dev.loopbook.program.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The package and the top-level types that a source text declares. It's found without javac, so
/// that there's one for a text that doesn't compile, too.
///
/// @param packageName the package; empty for none
/// @param types the types in their order
public record SourceOutline(Optional<Name> packageName, List<Name> types) {
  /// Comments, and literals that may have braces in them. Their loops keep what they have matched:
  /// one that could go back would use the stack for each character of a long text.
  private static final Pattern HIDDEN =
      Pattern.compile(
          "//.*|/\\*(?s:.*?)\\*/|\"\"\"(?s:(?:[^\\\\\"]++|\\\\.|\"(?!\"\"))*+)\"\"\""
              + "|\"(?:[^\"\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\n]++|\\\\.)*+'");

  private static final Pattern TOKEN =
      Pattern.compile("[{}]|\\b(?:class|interface|enum|record)\\s+([\\p{L}_$][\\p{L}\\p{N}_$]*)");

  private static final Pattern PACKAGE =
      Pattern.compile(
          "^\\s*package\\s+([\\p{L}_$][\\p{L}\\p{N}_$]*(?:\\s*\\.\\s*[\\p{L}_$][\\p{L}\\p{N}_$]*)*+)");

  /// A declared name.
  ///
  /// @param line the line that it's in, from 1
  public record Name(String text, int line) {}

  /// Keeps its own copy.
  public SourceOutline {
    types = List.copyOf(types);
  }

  /// Returns the outline of a text.
  public static SourceOutline of(String text) {
    // line ends stay, so that the lines keep their numbers
    var code = HIDDEN.matcher(text).replaceAll(hidden -> hidden.group().replaceAll("[^\n]", " "));
    var types = new ArrayList<Name>();
    var depth = 0;
    var token = TOKEN.matcher(code);
    while (token.find()) {
      switch (token.group()) {
        case "{" -> depth++;
        case "}" -> depth--;
        default -> {
          if (depth == 0) {
            types.add(new Name(token.group(1), line(code, token.start(1))));
          }
        }
      }
    }
    var found = PACKAGE.matcher(code);
    return new SourceOutline(
        found.find()
            ? Optional.of(
                new Name(found.group(1).replaceAll("\\s", ""), line(code, found.start(1))))
            : Optional.empty(),
        types);
  }

  private static int line(String text, int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /// Returns whether it declares a top-level type of this name.
  public boolean declares(String type) {
    return types.stream().anyMatch(name -> name.text().equals(type));
  }
}
