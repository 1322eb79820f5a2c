package dev.loopbook.shell;

import static dev.loopbook.text.RootLocale.format;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes Java of several lines as one that means the same: without comments to the end of a line,
/// and with text blocks as plain strings.
final class JavaOnOneLine {
  /// What may hold a line break, or what looks like the beginning of one of the others.
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<block>\"\"\"[ \\t\\f]*\\R(?<text>(?:[^\\\\\"]++|\\\\.|\"(?!\"\"))*+)\"\"\")"
              + "|(?<string>\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\\n]++|\\\\.)*+')"
              + "|(?<comment>//[^\\n]*)"
              + "|(?<long>/\\*.*?\\*/)"
              + "|(?<break>\\s*\\R\\s*)",
          Pattern.DOTALL);

  private JavaOnOneLine() {}

  static String of(String code) {
    return PARTS.matcher(code.strip()).replaceAll(JavaOnOneLine::part).strip();
  }

  private static String part(MatchResult found) {
    String shown;
    if (found.group("block") != null) {
      shown = string(found.group("text"));
    } else if (found.group("string") != null) {
      shown = found.group();
    } else if (found.group("long") != null) {
      shown = found.group().replaceAll("\\s*\\R\\s*", " ");
    } else {
      shown = found.group("comment") != null ? "" : " ";
    }
    return Matcher.quoteReplacement(shown);
  }

  private static String string(String block) {
    var text = new StringBuilder("\"");
    block
        .stripIndent()
        .translateEscapes()
        .chars()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case '"', '\\' -> text.append('\\').append((char) c);
                default ->
                    text.append(Character.isISOControl(c) ? format("\\%03o", c) : "" + (char) c);
              }
            });
    return text.append('"').toString();
  }
}
