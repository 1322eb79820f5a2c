package dev.loopbook.prompt;

import java.util.regex.Pattern;

/// Finds Java that only looks at the program: names, fields and elements, and what operators make
/// of them.
///
/// Whatever calls or assigns something may change the program. So may a `toString` that shows a
/// value, but nobody means that to.
public final class OnlyReads {
  private static final Pattern CHANGES =
      Pattern.compile("[({;@]|\\+\\+|--|->|(?<![=<>!])=(?!=)|>>=|<<=|\\bnew\\b|\\bimport\\b");

  private OnlyReads() {}

  /// Returns whether code certainly changes nothing.
  public static boolean is(String code) {
    return !CHANGES.matcher(code).find() && code.lines().count() < 2;
  }
}
