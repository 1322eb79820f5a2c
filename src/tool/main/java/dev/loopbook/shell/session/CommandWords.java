package dev.loopbook.shell.session;

import java.util.ArrayList;
import java.util.List;

/// A command line in its words.
///
/// Blanks part them. Between `"…"` or `'…'` blanks are part of the word, and so is a blank behind a
/// backslash; any other backslash is itself, so that Windows' paths need no care. A `#` that opens
/// a word begins a comment.
///
/// @param words the words, without their quotes
/// @param open the quote that is not closed, or 0
/// @param start where the last word begins in the line; the line's length if no word is begun
public record CommandWords(List<String> words, char open, int start) {
  /// How many characters a line may have. What people type is shorter by far.
  public static final int LONGEST = 10_000;

  /// Keeps its own copy.
  public CommandWords {
    words = List.copyOf(words);
  }

  /// Returns the words of a line.
  ///
  /// @throws CommandException if a quote is not closed, or the line is too long to be meant
  public static List<String> split(String line) {
    if (line.length() > LONGEST) {
      throw CommandException.usage(
          "This line is too long. A command has at most %,d characters.", LONGEST);
    }
    var read = read(line);
    if (read.open() != 0) {
      throw CommandException.usage(
          "%s: this quote is opened and never closed: %s",
          read.open(), line.substring(read.start()));
    }
    return read.words();
  }

  /// Returns the words of a line that need not be complete.
  public static CommandWords read(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    var start = -1; // where the current word begins; none is begun if negative
    var quote = (char) 0;
    for (var at = 0; at < line.length(); at++) {
      var c = line.charAt(at);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (Character.isWhitespace(c)) {
        if (start >= 0) {
          words.add(word.toString());
          word.setLength(0);
          start = -1;
        }
      } else if (c == '#' && start < 0) {
        return new CommandWords(words, (char) 0, at);
      } else {
        start = start < 0 ? at : start;
        if (c == '"' || c == '\'') {
          quote = c;
        } else if (c == '\\' && at + 1 < line.length() && line.charAt(at + 1) == ' ') {
          word.append(' ');
          at++;
        } else {
          word.append(c);
        }
      }
    }
    if (start >= 0) {
      words.add(word.toString());
    }
    return new CommandWords(words, quote, start < 0 ? line.length() : start);
  }

  /// Returns a line that splits into these words.
  public static String join(List<String> words) {
    return String.join(" ", words.stream().map(CommandWords::quoted).toList());
  }

  /// Returns a word as one has to type it.
  public static String quoted(String word) {
    var plain =
        !word.isEmpty()
            && word.charAt(0) != '#'
            && !word.endsWith("\\") // it would take the blank behind it into the word
            && word.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\'');
    if (plain) {
      return word;
    }
    if (word.indexOf('"') < 0) {
      return '"' + word + '"';
    }
    return word.indexOf('\'') < 0 ? "'" + word + "'" : '"' + word.replace("\"", "\"'\"'\"") + '"';
  }
}
