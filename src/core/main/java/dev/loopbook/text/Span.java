package dev.loopbook.text;

import java.util.Objects;

/// A run of text in one style.
///
/// @param text the text, without line breaks
/// @param style what the text is
public record Span(String text, Style style) {

  /// Checks that the parts are there.
  public Span {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(style, "style");
  }

  /// Returns a span of ordinary text.
  public static Span plain(String text) {
    return new Span(text, Style.PLAIN);
  }

  /// Returns how many terminal columns this span takes.
  public int width() {
    return DisplayWidth.of(text);
  }
}
