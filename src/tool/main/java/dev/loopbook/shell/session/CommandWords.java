package dev.loopbook.shell.session;

import java.util.ArrayList;
import java.util.List;

/// A command line, split into words.
///
/// Blanks separate words. Inside `"…"` or `'…'` blanks belong to the word, and so does a blank
/// after a backslash. Any other backslash stands for itself, so Windows paths need no escaping. A
/// `#` at the start of a word begins a comment.
///
/// @param words the words
/// @param openQuote the quote that isn't closed, or 0
/// @param comment where a comment begins; the line's length if there is none
public record CommandWords(List<Word> words, char openQuote, int comment) {
  /// How many characters a line may have. People type far fewer.
  public static final int LONGEST = 10_000;

  /// Keeps its own copy.
  public CommandWords {
    words = List.copyOf(words);
  }

  /// A word of a line.
  ///
  /// @param text what it means, without its quotes
  /// @param start where it begins in the line
  /// @param end where it ends, exclusive
  public record Word(String text, int start, int end) {}

  /// Returns the words of a line that is to be run.
  ///
  /// @throws CommandException if a quote isn't closed, or the line is too long to be meant
  public static List<String> split(String line) {
    if (line.length() > LONGEST) {
      throw CommandException.usage(
          "This line is too long. A command has at most %,d characters.", LONGEST);
    }
    var read = read(line);
    if (read.openQuote() != 0) {
      throw CommandException.usage(
          "%s: this quote is opened and never closed: %s",
          read.openQuote(), line.substring(read.words().getLast().start()));
    }
    return read.texts();
  }

  /// Returns the words of a line that may be unfinished.
  public static CommandWords read(String line) {
    var words = new ArrayList<Word>();
    var at = 0;
    while (true) {
      while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
        at++;
      }
      if (at == line.length() || isComment(line, at)) {
        return new CommandWords(words, (char) 0, at);
      }
      var start = at;
      var text = new StringBuilder();
      var quote = (char) 0;
      for (; at < line.length(); at++) {
        var c = line.charAt(at);
        if (quote != 0 ? c == quote : c == '"' || c == '\'') {
          quote = quote == 0 ? c : 0;
        } else if (quote == 0 && line.startsWith("\\ ", at)) {
          text.append(' ');
          at++;
        } else if (quote == 0 && Character.isWhitespace(c)) {
          break;
        } else {
          text.append(c);
        }
      }
      words.add(new Word(text.toString(), start, at));
      if (quote != 0) {
        return new CommandWords(words, quote, at);
      }
    }
  }

  /// Returns whether a comment begins here: at a `#`, unless that begins a task's number (`#7`).
  private static boolean isComment(String line, int at) {
    if (line.charAt(at) != '#') {
      return false;
    }
    var end = at + 1;
    while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
      end++;
    }
    var isNumber =
        end > at + 1 && (end == line.length() || Character.isWhitespace(line.charAt(end)));
    return !isNumber || line.substring(0, at).isBlank();
  }

  /// Returns what the words mean.
  public List<String> texts() {
    return words.stream().map(Word::text).toList();
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
            && !word.endsWith("\\") // it would take the blank after it into the word
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
