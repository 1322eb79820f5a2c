package dev.loopbook.text;

import static dev.loopbook.text.RootLocale.format;

/// Numbers of things in words: `1 tick`, `12,000 ticks`.
public final class Counted {

  private Counted() {}

  /// Returns a number of things whose plural ends in `s`.
  public static String of(long number, String thing) {
    return format(number == 1 ? "%,d %s" : "%,d %ss", number, thing);
  }
}
