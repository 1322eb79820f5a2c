package dev.loopbook.step.cast;

import java.util.regex.Pattern;

/// Lets through what only draws on the screen.
///
/// A recording comes from anybody. Left as they are, some of a terminal's control sequences would
/// write its clipboard or its title, or make it answer as if the person had typed. So whatever
/// isn't known to draw is dropped. A sequence may begin in one piece and end in the next.
public final class SafeScreenText {
  private static final int ESCAPE = 0x1b;
  private static final int BELL = 0x07;
  private static final int DELETE = 0x7f;
  private static final int FIRST_OF_C1 = 0x80;
  private static final int LAST_OF_C1 = 0x9f;

  /// No sequence that draws is longer.
  private static final int LONGEST = 64;

  /// Colours, moving the cursor within the screen, clearing, inserting and deleting.
  private static final Pattern DRAWS = Pattern.compile("[0-9;:]*[A-HJ-MPSTXd-gm@]");

  private enum State {
    TEXT,
    ESCAPED,
    SEQUENCE,
    /// A string to the terminal itself, such as a title, up to its end.
    STRING,
    STRING_ESCAPED,
    /// What follows chooses a set of characters.
    CHARSET
  }

  private final boolean drawing;
  private final StringBuilder sequence = new StringBuilder();
  private State state = State.TEXT;

  /// Makes one for a recording.
  ///
  /// @param drawing whether sequences that draw are let through, too, and not only text
  public SafeScreenText(boolean drawing) {
    this.drawing = drawing;
  }

  /// Returns the harmless part of the next piece.
  public String next(String piece) {
    var safe = new StringBuilder();
    piece.codePoints().forEach(c -> add(c, safe));
    return safe.toString();
  }

  private void add(int c, StringBuilder safe) {
    switch (state) {
      case TEXT -> text(c, safe);
      case ESCAPED -> escaped(c);
      case SEQUENCE -> sequence(c, safe);
      case STRING -> {
        if (c == BELL || c == 0x9c) {
          state = State.TEXT;
        } else if (c == ESCAPE) {
          state = State.STRING_ESCAPED;
        }
      }
      case STRING_ESCAPED -> state = c == '\\' ? State.TEXT : State.STRING;
      case CHARSET -> state = State.TEXT;
    }
  }

  private void text(int c, StringBuilder safe) {
    if (c == ESCAPE) {
      state = State.ESCAPED;
    } else if (c == '\n' || c == '\r' || c == '\t' || c == '\b') {
      safe.append((char) c);
    } else if (c >= ' ' && c != DELETE && (c < FIRST_OF_C1 || c > LAST_OF_C1)) {
      safe.appendCodePoint(c);
    }
  }

  private void escaped(int c) {
    sequence.setLength(0);
    state =
        switch (c) {
          case '[' -> State.SEQUENCE;
          case ']', 'P', 'X', '^', '_' -> State.STRING;
          case '(', ')', '*', '+', '#', '%', ' ' -> State.CHARSET;
          case ESCAPE -> State.ESCAPED;
          default -> State.TEXT;
        };
  }

  private void sequence(int c, StringBuilder safe) {
    if (c == ESCAPE) {
      state = State.ESCAPED;
      return;
    }
    sequence.appendCodePoint(c);
    if (c >= '@' && c <= '~') {
      state = State.TEXT;
      if (drawing && sequence.length() <= LONGEST && DRAWS.matcher(sequence).matches()) {
        safe.append("\033[").append(sequence);
      }
    } else if (sequence.length() > LONGEST) {
      sequence.setLength(LONGEST); // and goes on to its end
    }
  }
}
