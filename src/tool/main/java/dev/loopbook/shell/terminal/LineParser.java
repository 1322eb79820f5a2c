package dev.loopbook.shell.terminal;

import dev.loopbook.shell.session.CommandWords;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Gives JLine the words of a line, by the rules of [CommandWords]. It never rejects a line: the
/// person learns what is wrong with it by running it.
final class LineParser implements Parser {
  private final Vocabulary vocabulary;

  LineParser(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    // Of several pasted lines, the one with the cursor counts.
    var begin = line.lastIndexOf('\n', cursor - 1) + 1;
    var typed = line.substring(begin, cursor);
    if (context == ParseContext.COMPLETE && vocabulary.isJava(typed)) {
      return java(line, cursor, typed);
    }
    var read = CommandWords.read(typed);
    var words = new ArrayList<>(read.texts());
    var start = cursor;
    if (!read.words().isEmpty() && begin + read.words().getLast().end() == cursor) {
      start = begin + read.words().getLast().start();
    } else {
      words.add("");
    }
    return new Line(
        line,
        cursor,
        List.copyOf(words),
        read.openQuote(),
        cursor - start,
        begin + read.comment() < cursor);
  }

  /// Of Java, the last word is the identifier at the cursor.
  private static Line java(String line, int cursor, String typed) {
    var start = typed.length();
    while (start > 0 && Character.isJavaIdentifierPart(typed.charAt(start - 1))) {
      start--;
    }
    var word = typed.substring(start);
    return new Line(
        line, cursor, List.of(typed.substring(0, start), word), JAVA, word.length(), false);
  }

  /// Stands for the open quote of a line of Java, where words are never quoted.
  private static final char JAVA = '=';

  /// A line as JLine's completion needs it.
  ///
  /// @param raw columns from the start of the last word, opening quote included, to the cursor
  /// @param inComment whether the cursor is in a comment
  record Line(String line, int cursor, List<String> words, char open, int raw, boolean inComment)
      implements CompletingParsedLine {
    boolean isJava() {
      return open == JAVA;
    }

    @Override
    public String word() {
      return words.getLast();
    }

    @Override
    public int wordCursor() {
      return word().length();
    }

    @Override
    public int wordIndex() {
      return words.size() - 1;
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      var word = candidate.toString();
      if (isJava()) {
        return word;
      }
      var quoted = open == 0 ? CommandWords.quoted(word) : open + word + open;
      // An unfinished word stays open, to be typed further.
      return complete || quoted.length() == word.length()
          ? quoted
          : quoted.substring(0, quoted.length() - 1);
    }

    @Override
    public int rawWordCursor() {
      return raw;
    }

    @Override
    public int rawWordLength() {
      return raw;
    }
  }
}
