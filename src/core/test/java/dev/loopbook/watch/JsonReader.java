package dev.loopbook.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON into maps, lists, strings, longs, doubles and booleans; strictly, so that it finds
/// mistakes.
final class JsonReader {

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  static Object read(String text) {
    var reader = new JsonReader(text);
    var value = reader.value();
    reader.skipSpace();
    if (reader.at != text.length()) {
      throw reader.wrong("the end");
    }
    return value;
  }

  private Object value() {
    skipSpace();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      default -> number();
    };
  }

  private Map<String, Object> object() {
    var members = new LinkedHashMap<String, Object>();
    take('{');
    skipSpace();
    while (peek() != '}') {
      if (!members.isEmpty()) {
        take(',');
      }
      skipSpace();
      var name = string();
      skipSpace();
      take(':');
      if (members.put(name, value()) != null) {
        throw wrong("no second " + name);
      }
      skipSpace();
    }
    take('}');
    return members;
  }

  private List<Object> array() {
    var items = new ArrayList<>();
    take('[');
    skipSpace();
    while (peek() != ']') {
      if (!items.isEmpty()) {
        take(',');
      }
      items.add(value());
      skipSpace();
    }
    take(']');
    return items;
  }

  private String string() {
    take('"');
    var value = new StringBuilder();
    while (peek() != '"') {
      var c = text.charAt(at++);
      if (c < ' ') {
        throw wrong("no control character in a string");
      }
      value.append(c == '\\' ? escaped() : c);
    }
    take('"');
    return value.toString();
  }

  private char escaped() {
    return switch (text.charAt(at++)) {
      case 'n' -> '\n';
      case '"' -> '"';
      case '\\' -> '\\';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> throw wrong("a known escape");
    };
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong(word);
    }
    at += word.length();
    return value;
  }

  private Number number() {
    var from = at;
    while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (from == at) {
      throw wrong("a value");
    }
    if (peek() != '.') {
      return Long.valueOf(text.substring(from, at));
    }
    at++;
    var digits = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    if (digits == at) {
      throw wrong("a digit after the point");
    }
    return Double.valueOf(text.substring(from, at));
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void take(char c) {
    if (peek() != c) {
      throw wrong("'" + c + "'");
    }
    at++;
  }

  private void skipSpace() {
    while (peek() == ' ' || peek() == '\n') {
      at++;
    }
  }

  private IllegalStateException wrong(String expected) {
    return new IllegalStateException(
        "expected %s at %d: %s"
            .formatted(expected, at, text.substring(at, Math.min(text.length(), at + 30))));
  }
}
