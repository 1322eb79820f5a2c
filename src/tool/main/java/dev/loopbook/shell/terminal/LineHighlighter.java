package dev.loopbook.shell.terminal;

import dev.loopbook.shell.session.CommandWords;
import dev.loopbook.shell.session.Palette;
import dev.loopbook.text.JavaHighlighter;
import dev.loopbook.text.Style;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Colours a line as it is typed: a command that exists, a word that can't become a command any
/// more, options, strings, comments.
final class LineHighlighter implements Highlighter {
  private final Vocabulary vocabulary;
  private final Supplier<Palette> palette;
  private final Map<Style, AttributedStyle> styles = new EnumMap<>(Style.class);
  private Palette styled = Palette.PLAIN;

  /// @param palette returns how styles look now
  LineHighlighter(Vocabulary vocabulary, Supplier<Palette> palette) {
    this.vocabulary = vocabulary;
    this.palette = palette;
    lookUp(Palette.PLAIN);
  }

  private void lookUp(Palette now) {
    styled = now;
    for (var style : Style.values()) {
      styles.put(style, AttributedString.fromAnsi(now.paint("x", style)).styleAt(0));
    }
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    if (palette.get() != styled) {
      lookUp(palette.get());
    }
    var text = new AttributedStringBuilder();
    var pasted = buffer.split("\n", -1);
    for (var i = 0; i < pasted.length; i++) {
      text.append(i == 0 ? "" : "\n");
      highlight(pasted[i], text);
    }
    return text.toAttributedString();
  }

  private void highlight(String line, AttributedStringBuilder text) {
    if (vocabulary.isJava(line)) {
      for (var span : JavaHighlighter.highlight(List.of(line)).getFirst().spans()) {
        text.append(span.text(), styles.get(span.style()));
      }
      return;
    }
    var read = CommandWords.read(line);
    var end = 0;
    for (var word : read.words()) {
      var typed = line.substring(word.start(), word.end());
      text.append(line, end, word.start());
      text.append(typed, styles.get(end == 0 ? command(typed) : argument(typed)));
      end = word.end();
    }
    text.append(line, end, read.comment());
    text.append(line.substring(read.comment()), styles.get(Style.COMMENT));
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
