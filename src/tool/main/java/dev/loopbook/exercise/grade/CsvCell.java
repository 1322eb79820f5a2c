package dev.loopbook.exercise.grade;

import java.util.regex.Pattern;

/// A cell of a CSV file (RFC 4180) that no spreadsheet runs as a formula, as it would if a
/// student's folder were named `=…`.
final class CsvCell {
  /// What begins a formula, with its full-width twins, at the beginning of what may be a cell.
  private static final Pattern RUN =
      Pattern.compile("(^\\s*|[,;\\t\r\n|]\\s*\"?)([=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\\t\r])");

  private CsvCell() {}

  /// Returns a value as a cell: an apostrophe goes in front of what begins a formula.
  ///
  /// Where the comma is the decimal point, spreadsheets split the line at semicolons or tabs
  /// instead, and quotes in the middle of a line mean nothing then. So what follows one counts as a
  /// cell, too.
  static String of(String value) {
    return quoted(RUN.matcher(value).replaceAll("$1'$2"));
  }

  /// Returns a value as a cell, in quotes if it needs them.
  static String quoted(String value) {
    return value.matches("[^\",;\t\r\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
