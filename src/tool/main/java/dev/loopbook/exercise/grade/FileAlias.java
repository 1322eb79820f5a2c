package dev.loopbook.exercise.grade;

import java.util.regex.Pattern;

/// The name that a file had before a browser, a mail program or a desktop changed it: `Sum
/// (1).java`, `Copy of Sum.java` and `Sum.java.txt` were `Sum.java`. So was ILIAS'
/// `20260131101500_Sum.java`.
///
/// @param name the name that it had
/// @param number the number or the time that was added, 0 for none; the highest is the latest
record FileAlias(String name, long number) {
  private static final Pattern NUMBERED =
      Pattern.compile("(.+?) ?\\(([0-9]{1,3})\\)(\\.[A-Za-z]+)");
  private static final Pattern COPY =
      Pattern.compile("Copy of (.+)|(.+?)(?: - Copy| copy|_copy)(\\.[A-Za-z]+)");

  private static final Pattern TIMED = Pattern.compile("(20[0-9]{12})_(.+)");

  /// Returns whether the number is a time.
  boolean isTimed() {
    return number > 999;
  }

  static FileAlias of(String given) {
    var timed = TIMED.matcher(given);
    if (timed.matches()) {
      return new FileAlias(of(timed.group(2)).name(), Long.parseLong(timed.group(1)));
    }
    var name = given.endsWith(".java.txt") ? given.substring(0, given.length() - 4) : given;
    var numbered = NUMBERED.matcher(name);
    if (numbered.matches()) {
      return new FileAlias(
          numbered.group(1) + numbered.group(3), Integer.parseInt(numbered.group(2)));
    }
    var copy = COPY.matcher(name);
    if (copy.matches()) {
      return new FileAlias(
          copy.group(1) != null ? copy.group(1) : copy.group(2) + copy.group(3), 1);
    }
    return new FileAlias(name, 0);
  }
}
