package dev.loopbook.program.orders;

/// Writes JSON, one member a line.
final class JsonText {
  private static final int FIRST_PRINTABLE = 0x20;

  private final StringBuilder out = new StringBuilder();
  private int depth;
  private boolean first = true;
  private boolean named;

  JsonText begin() {
    return open('{');
  }

  JsonText end() {
    return close('}');
  }

  JsonText beginList() {
    return open('[');
  }

  JsonText endList() {
    return close(']');
  }

  /// Writes the name of the member that comes next.
  JsonText name(String name) {
    separate();
    quote(name);
    out.append(": ");
    named = true;
    return this;
  }

  JsonText put(String name, String value) {
    return name(name).add(value);
  }

  JsonText put(String name, long value) {
    return name(name).raw(Long.toString(value));
  }

  /// Writes a number; one that JSON has no word for becomes null.
  JsonText put(String name, double value) {
    return name(name).raw(Double.isFinite(value) ? Double.toString(value) : "null");
  }

  JsonText put(String name, boolean value) {
    return name(name).raw(Boolean.toString(value));
  }

  JsonText add(String value) {
    separate();
    quote(value);
    return this;
  }

  private JsonText raw(String value) {
    separate();
    out.append(value);
    return this;
  }

  private JsonText open(char bracket) {
    separate();
    out.append(bracket);
    depth++;
    first = true;
    return this;
  }

  private JsonText close(char bracket) {
    depth--;
    if (!first) {
      newLine();
    }
    out.append(bracket);
    first = false;
    return this;
  }

  private void separate() {
    if (named) {
      named = false;
      return;
    }
    if (!first) {
      out.append(',');
    }
    if (depth > 0) {
      newLine();
    }
    first = false;
  }

  private void newLine() {
    out.append('\n').repeat("  ", depth);
  }

  private void quote(String text) {
    out.append('"');
    for (var i = 0; i < text.length(); i++) {
      var letter = text.charAt(i);
      switch (letter) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (letter < FIRST_PRINTABLE || Character.isSurrogate(letter)) {
            var digits = Integer.toHexString(letter);
            out.append("\\u").repeat('0', 4 - digits.length()).append(digits);
          } else {
            out.append(letter);
          }
        }
      }
    }
    out.append('"');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
