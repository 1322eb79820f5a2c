package dev.loopbook.exercise.grade;

import java.util.regex.Pattern;

/// Text of strangers, free of what a terminal or a table takes for a command.
final class PlainText {
  private static final String UNSEEN = "\\p{Cf}\\p{Co}\\p{Cs}";
  private static final Pattern COMMANDS = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[" + UNSEEN + "]");
  private static final Pattern NO_LINE = Pattern.compile("[\\p{Cntrl}" + UNSEEN + "\uFFFD]");

  private PlainText() {}

  /// Returns a text of any number of lines with a mark in the place of each command.
  static String of(String text) {
    return COMMANDS.matcher(text).replaceAll("\uFFFD");
  }

  /// Returns a text, such as a path, as one line, with a mark in the place of each command.
  static String inOneLine(String text) {
    return NO_LINE.matcher(text).replaceAll("\uFFFD");
  }

  /// Returns whether a text is one line without any command, and no mark stands in it.
  static boolean isLine(String text) {
    return !NO_LINE.matcher(text).find();
  }
}
