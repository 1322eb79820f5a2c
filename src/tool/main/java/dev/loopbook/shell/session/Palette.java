package dev.loopbook.shell.session;

import dev.loopbook.text.ControlCharacters;
import dev.loopbook.text.Span;
import dev.loopbook.text.Style;
import dev.loopbook.text.StyledLine;
import java.util.Map;

/// How styles look on a terminal: its own sixteen colours, so that they follow its theme, or none.
///
/// Whatever cannot be seen stays off the screen: a control character in a line shows as its
/// picture, such as `␛`, so that neither a strange file name nor garbage on the input can move the
/// cursor.
public enum Palette {
  /// No colours at all: pipes, dumb terminals, `NO_COLOR`.
  PLAIN {
    @Override
    String open(Style style) {
      return "";
    }
  },

  /// The terminal's own colours.
  ANSI {
    @Override
    String open(Style style) {
      return switch (style) {
        case PLAIN, OUTPUT -> "";
        case HEADING, STRONG -> "\033[1m";
        case EMPHASIS -> "\033[3m";
        case CODE, COMMAND -> "\033[36m";
        case KEYWORD -> "\033[35m";
        case STRING, GOOD -> "\033[32m";
        case NUMBER, NAME -> "\033[36m";
        case ANNOTATION, WARNING -> "\033[33m";
        case LINK -> "\033[4m";
        case QUESTION -> "\033[1;33m";
        case ERROR -> "\033[31m";
        case COMMENT, QUOTE, RULE, LABEL -> "\033[2m";
      };
    }
  },

  /// For a projector that shows a dark background: nothing is faint, and the colours keep apart for
  /// those who see red and green, or blue and yellow, alike.
  ON_DARK {
    @Override
    String open(Style style) {
      return projected(style, Projected.DARK);
    }
  },

  /// As [#ON_DARK], on a light background.
  ON_LIGHT {
    @Override
    String open(Style style) {
      return projected(style, Projected.LIGHT);
    }
  };

  /// Colours of the terminal's 256, by what they stand for. A test measures their contrast and how
  /// far they are apart.
  record Projected(int text, int name, int good, int warning, int error, int keyword) {
    static final Projected DARK = new Projected(231, 75, 157, 142, 203, 175);
    static final Projected LIGHT = new Projected(16, 18, 29, 130, 88, 53);
  }

  private static String projected(Style style, Projected colours) {
    return switch (style) {
      case OUTPUT -> ""; // a program's own
      case PLAIN, STRONG, EMPHASIS, COMMENT, QUOTE, RULE, LABEL -> bold("", colours.text());
      case HEADING, LINK -> bold("4;", colours.text());
      case CODE, COMMAND, NUMBER, NAME -> bold("", colours.name());
      case KEYWORD -> bold("", colours.keyword());
      case STRING, GOOD -> bold("", colours.good());
      case ANNOTATION, WARNING, QUESTION -> bold("", colours.warning());
      case ERROR -> bold("", colours.error());
    };
  }

  private static String bold(String more, int colour) {
    return "\033[" + more + "1;38;5;" + colour + "m";
  }

  private static final String CLOSE = "\033[0m";

  abstract String open(Style style);

  /// Returns the palette for an output.
  ///
  /// @param terminal whether a terminal shows it
  /// @param environment the environment's variables
  public static Palette forOutput(boolean terminal, Map<String, String> environment) {
    var dumb = environment.getOrDefault("TERM", "").equals("dumb");
    var refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return terminal && !dumb && !refused ? ANSI : PLAIN;
  }

  /// Returns the characters to send for a line, without the line break.
  public String render(StyledLine line) {
    var text = new StringBuilder();
    for (var span : line.spans()) {
      text.append(render(span));
    }
    return text.toString();
  }

  private String render(Span span) {
    return paint(ControlCharacters.shownOnOneLine(span.text()), span.style());
  }

  /// Returns the characters to send for a text that is known to be harmless.
  public String paint(String text, Style style) {
    var open = open(style);
    return open.isEmpty() ? text : open + text + CLOSE;
  }
}
