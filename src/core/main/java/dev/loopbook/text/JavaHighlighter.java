package dev.loopbook.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Gives Java code its styles: keywords, strings, text blocks, comments, numbers, annotations.
///
/// It reads tokens, not grammar, so it colours an unfinished snippet as well as a whole file. A
/// word that is a keyword only in places (`record`, `yield`, `sealed` …) is taken for one if a name
/// or a literal follows it.
public final class JavaHighlighter {

  private static final Set<String> KEYWORDS =
      Set.of(
          """
          abstract assert boolean break byte case catch char class const continue default do double
          else enum extends final finally float for goto if implements import instanceof int
          interface long native new package private protected public return short static strictfp
          super switch synchronized this throw throws transient try void volatile while
          _ true false null non-sealed"""
              .split("\\s"));

  private static final Set<String> SOMETIMES_KEYWORDS =
      Set.of(
          "exports",
          "module",
          "opens",
          "permits",
          "record",
          "requires",
          "sealed",
          "var",
          "when",
          "yield");

  private static final Pattern NAME_FOLLOWS =
      Pattern.compile("\\s+[\\p{javaJavaIdentifierStart}0-9\"'(]");

  /// One token; the group that matched says which. An unclosed comment or text block reaches to the
  /// end of the code.
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<comment> //[^\\n]* | /\\*(?s:.*?)(?:\\*/|\\z) )
          | (?<string> \"""(?s:.*?)(?:(?<!(?<!\\\\)\\\\)\"""|\\z)
              | "(?:[^"\\\\\\n]++|\\\\.)*+"? | '(?:[^'\\\\\\n]++|\\\\.)*+'? )
          | (?<annotation> @(?!interface\\b)\\p{javaJavaIdentifierStart}[\\p{javaJavaIdentifierPart}.]* )
          | (?<number> (?:\\d|\\.\\d)(?:[eEpP][+-]|[\\w.])*+ )
          | (?<word> \\p{javaJavaIdentifierStart}(?:\\p{javaJavaIdentifierPart}|(?<=non)-(?=sealed\\b))*+ )
          """,
          Pattern.COMMENTS);

  private JavaHighlighter() {}

  /// Returns the lines of a piece of Java with their styles, one for each line given.
  public static List<StyledLine> highlight(List<String> lines) {
    var code = String.join("\n", lines);
    var spans = new ArrayList<Span>();
    var done = 0;
    var matcher = TOKEN.matcher(code);
    while (matcher.find()) {
      spans.add(new Span(code.substring(done, matcher.start()), Style.CODE));
      spans.add(new Span(matcher.group(), style(matcher.toMatchResult(), code)));
      done = matcher.end();
    }
    spans.add(new Span(code.substring(done), Style.CODE));
    return splitLines(spans);
  }

  private static Style style(MatchResult token, String code) {
    if (token.group("comment") != null) {
      return Style.COMMENT;
    }
    if (token.group("string") != null) {
      return Style.STRING;
    }
    if (token.group("annotation") != null) {
      return Style.ANNOTATION;
    }
    if (token.group("number") != null) {
      return Style.NUMBER;
    }
    return isKeyword(token, code) ? Style.KEYWORD : Style.CODE;
  }

  private static boolean isKeyword(MatchResult token, String code) {
    var word = token.group();
    if (KEYWORDS.contains(word)) {
      return true;
    }
    return SOMETIMES_KEYWORDS.contains(word)
        && NAME_FOLLOWS.matcher(code).region(token.end(), code.length()).lookingAt();
  }

  private static List<StyledLine> splitLines(List<Span> spans) {
    var lines = new ArrayList<StyledLine>();
    var line = new ArrayList<Span>();
    for (var span : spans) {
      var parts = span.text().split("\n", -1);
      for (var part = 0; part < parts.length; part++) {
        if (part > 0) {
          lines.add(new StyledLine(line));
          line = new ArrayList<>();
        }
        line.add(new Span(parts[part], span.style()));
      }
    }
    lines.add(new StyledLine(line));
    return lines;
  }
}
