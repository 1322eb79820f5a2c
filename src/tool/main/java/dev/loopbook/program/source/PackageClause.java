package dev.loopbook.program.source;

/// Finds the package declaration at the start of a source text without parsing the rest: javac has
/// to be told where sibling files are before it reads the first one.
final class PackageClause {
  private static final String KEYWORD = "package";

  private final String text;
  private int at;

  private PackageClause(String text) {
    this.text = text;
  }

  static String of(String text) {
    return new PackageClause(text).name();
  }

  private String name() {
    skipBlanksAndComments();
    if (!text.startsWith(KEYWORD, at)) {
      return "";
    }
    at += KEYWORD.length();
    StringBuilder name = new StringBuilder();
    skipBlanksAndComments();
    while (at < text.length()
        && (text.charAt(at) == '.' || Character.isJavaIdentifierPart(text.charAt(at)))) {
      name.append(text.charAt(at++));
      skipBlanksAndComments();
    }
    return name.toString();
  }

  private void skipBlanksAndComments() {
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("//", at)) {
        at = after("\n");
      } else if (text.startsWith("/*", at)) {
        at = after("*/");
      } else {
        return;
      }
    }
  }

  private int after(String end) {
    int found = text.indexOf(end, at + 2);
    return found < 0 ? text.length() : found + end.length();
  }
}
