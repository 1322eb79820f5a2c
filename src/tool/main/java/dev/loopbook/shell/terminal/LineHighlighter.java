package dev.loopbook.shell.terminal;

import dev.loopbook.shell.session.Palette;
import dev.loopbook.text.Style;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/// Colours a line as it is typed: a command that exists, one that cannot become one any more,
/// options, strings, comments.
final class LineHighlighter implements Highlighter {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<break>\\n)|(?<blank>[^\\S\\n]+)|(?<comment>#[^\\n]*)"
              + "|(?<word>(?:\"[^\"\\n]*\"?|'[^'\\n]*'?|\\\\ |[^\\s\"'])+)");

  private final Vocabulary vocabulary;
  private final Palette palette;

  LineHighlighter(Vocabulary vocabulary, Palette palette) {
    this.vocabulary = vocabulary;
    this.palette = palette;
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    var text = new AttributedStringBuilder();
    var first = true;
    var tokens = TOKEN.matcher(buffer);
    while (tokens.find()) {
      var token = tokens.group();
      if (tokens.group("word") != null) {
        text.appendAnsi(palette.paint(token, first ? command(token) : argument(token)));
        first = false;
      } else if (tokens.group("comment") != null) {
        text.appendAnsi(palette.paint(token, Style.COMMENT));
      } else {
        text.append(token);
        first |= tokens.group("break") != null;
      }
    }
    return text.toAttributedString();
  }

  private Style command(String word) {
    if (vocabulary.isCommand(word)) {
      return Style.COMMAND;
    }
    return vocabulary.names().stream().anyMatch(name -> name.startsWith(word))
        ? Style.PLAIN
        : Style.ERROR;
  }

  private static Style argument(String word) {
    return switch (word.charAt(0)) {
      case '-' -> Style.KEYWORD;
      case '"', '\'' -> Style.STRING;
      default -> Style.PLAIN;
    };
  }
}
