package dev.loopbook.shell.session;

/// A key, as far as commands tell keys apart.
public enum Key {
  /// Enter.
  ENTER,
  /// The space bar.
  SPACE,
  /// The arrow down, or `j`.
  DOWN,
  /// Page down, or `f`.
  PAGE_DOWN,
  /// End, or `G`.
  END,
  /// `q`, or Escape.
  QUIT,
  /// Any other.
  OTHER
}
