package dev.loopbook.shell.terminal;

import dev.loopbook.shell.session.CommandWords;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Tells JLine the words of a line, by the rules of [CommandWords]. A line is never refused here:
/// what is wrong with it is said when it is run.
final class LineParser implements Parser {

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    var head = line.substring(0, cursor);
    // of several pasted lines, the one at the cursor counts
    var begin = head.lastIndexOf('\n') + 1;
    var read = CommandWords.read(head.substring(begin));
    var words = new ArrayList<>(read.words());
    var start = begin + read.start();
    var between = start == cursor;
    if (between) {
      words.add("");
    }
    return new Line(line, cursor, List.copyOf(words), read.open(), cursor - start);
  }

  /// A line as JLine's completion wants it.
  ///
  /// @param raw columns from the last word's beginning, its opening quote included, to the cursor
  private record Line(String line, int cursor, List<String> words, char open, int raw)
      implements CompletingParsedLine {
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
      var quoted = open == 0 ? CommandWords.quoted(word) : open + word + open;
      // an unfinished word is left open, so that one can type on
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
