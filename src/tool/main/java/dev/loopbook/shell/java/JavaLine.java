package dev.loopbook.shell.java;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Decides whether a line that isn't a command is meant as Java, or is a command with a typo.
///
/// A mistyped command is a lowercase word, alone or followed by words, numbers, paths or options:
/// `laod ch01/TwoTasks`, `tikc 5`. Java hardly ever begins so. What does is listed here: its
/// keywords, and variables that are known.
final class JavaLine {
  /// What may begin a statement or an expression, and no command.
  private static final Set<String> KEYWORDS =
      Set.of(
          "abstract",
          "assert",
          "boolean",
          "byte",
          "char",
          "class",
          "do",
          "double",
          "enum",
          "final",
          "float",
          "for",
          "if",
          "import",
          "int",
          "interface",
          "long",
          "new",
          "non-sealed",
          "private",
          "protected",
          "public",
          "record",
          "sealed",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "try",
          "var",
          "void",
          "volatile",
          "while",
          "true",
          "false",
          "null");

  private static final Pattern WORD = Pattern.compile("[a-z][\\w$]*");

  /// What an expression, a statement or a comment may begin with.
  private static final Pattern BEGINS = Pattern.compile("[\\p{L}\\d_$\"'({+\\-!~@]|\\.\\d|/[/*]");

  /// Something that isn't an operator or a bracket.
  private static final Pattern SUBSTANCE = Pattern.compile("[\\p{L}\\d\"'{]");

  /// What stands for bytes that are no text.
  private static final char NO_CHARACTER = '\uFFFD';

  /// A lowercase word, a blank, and what no Java has behind one.
  private static final Pattern COMMAND_LIKE =
      Pattern.compile("[a-z][\\w$-]*\\s+(?:[\\w\"'#~@./:*$]|--?[A-Za-z]|-$).*", Pattern.DOTALL);

  /// An assignment, a call, a declaration, a comparison: `x = 1`, `foo (1)`, `a instanceof B`.
  private static final Pattern STATEMENT =
      Pattern.compile(
          "[a-z][\\w$]*\\s+(?:instanceof\\s.*|[\\w$<>\\[\\]]+\\s*(?:=[^=].*|;.*|\\(.*)|[/*.]\\s.*)",
          Pattern.DOTALL);

  private JavaLine() {}

  /// Returns whether a word is one that Java begins with, and so no name for a command.
  static boolean isKeyword(String word) {
    return KEYWORDS.contains(word);
  }

  /// Returns whether a line that doesn't begin with a command is Java.
  ///
  /// @param isVariable returns whether a variable of this name is known
  static boolean is(String line, Predicate<String> isVariable) {
    var text = line.strip();
    if (text.isEmpty() || text.startsWith("#") || text.chars().anyMatch(Character::isISOControl)) {
      return false;
    }
    var end = 0;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    var word = text.substring(0, end);
    if (KEYWORDS.contains(word) || isVariable.test(word)) {
      return true;
    }
    if (!BEGINS.matcher(text).lookingAt()
        || !SUBSTANCE.matcher(text).find()
        || text.indexOf(NO_CHARACTER) >= 0) {
      return false;
    }
    if (WORD.matcher(text).matches()) {
      return false;
    }
    return !COMMAND_LIKE.matcher(text).matches() || STATEMENT.matcher(text).matches();
  }
}
