package dev.loopbook.exercise.grade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// A CSV file of somebody else's (RFC 4180), in which a few cells are filled in. All others keep
/// every character that they had: their quotes, the line ends and the byte-order mark too.
///
/// Commas, semicolons or tabs separate its cells, whichever its first line has most of.
final class CsvSheet {
  private static final String SEPARATORS = "\t;,";

  private final String text;
  private final char separator;
  private final List<List<Cell>> rows = new ArrayList<>();
  private final TreeMap<Cell, String> filled =
      new TreeMap<>(Comparator.comparingInt(Cell::from).thenComparingInt(Cell::column));

  private CsvSheet(String text) {
    this.text = text;
    this.separator = separator(text);
  }

  /// A cell, and where it is in the file's text.
  ///
  /// @param added whether the file lacks it, and the separator before it
  private record Cell(int column, int from, int to, String value, boolean added) {}

  /// Parses the text of a file.
  ///
  /// @throws IllegalArgumentException if a quoted cell has no end
  static CsvSheet of(String text) {
    var sheet = new CsvSheet(text);
    sheet.parse();
    return sheet;
  }

  private static char separator(String text) {
    var line = text.lines().findFirst().orElse("");
    return SEPARATORS
        .chars()
        .mapToObj(each -> (char) each)
        .max(Comparator.comparingLong(each -> line.chars().filter(c -> c == each).count()))
        .filter(most -> line.indexOf(most) >= 0)
        .orElse(',');
  }

  private void parse() {
    var at = text.startsWith("\uFEFF") ? 1 : 0;
    while (at < text.length()) {
      var row = new ArrayList<Cell>();
      at = parseCell(at, row);
      while (at < text.length() && text.charAt(at) == separator) {
        at = parseCell(at + 1, row);
      }
      rows.add(row);
      if (text.startsWith("\r\n", at)) {
        at++;
      }
      at++; // a line end
    }
  }

  /// Adds the cell that begins at a position, and returns where it ends.
  private int parseCell(int from, List<Cell> row) {
    var value = new StringBuilder();
    var at = from;
    if (at < text.length() && text.charAt(at) == '"') {
      at = parseQuoted(at + 1, value);
    }
    while (at < text.length()
        && "\r\n".indexOf(text.charAt(at)) < 0
        && text.charAt(at) != separator) {
      value.append(text.charAt(at++));
    }
    row.add(new Cell(row.size(), from, at, value.toString().strip(), false));
    return at;
  }

  private int parseQuoted(int from, StringBuilder value) {
    var begin = from;
    while (true) {
      var quote = text.indexOf('"', begin);
      if (quote < 0) {
        throw new IllegalArgumentException("a cell that begins with a quotation mark has no end");
      }
      value.append(text, begin, quote);
      if (!text.startsWith("\"\"", quote)) {
        return quote + 1;
      }
      value.append('"');
      begin = quote + 2;
    }
  }

  /// Returns how many rows it has, its heading included.
  int size() {
    return rows.size();
  }

  /// Returns the values of a row, without the blanks around them.
  List<String> row(int number) {
    return rows.get(number).stream().map(Cell::value).toList();
  }

  /// Returns a value; empty if the row has no such column, or the column is less than 0.
  String value(int row, int column) {
    var cells = rows.get(row);
    return column >= 0 && column < cells.size() ? cells.get(column).value() : "";
  }

  /// Fills in a cell. A row that is too short gets the cells that it lacks.
  void put(int row, int column, String value) {
    var cells = rows.get(row);
    while (cells.size() <= column) {
      var end = cells.getLast().to();
      var missing = new Cell(cells.size(), end, end, "", true);
      cells.add(missing);
      filled.put(missing, "");
    }
    filled.put(cells.get(column), CsvCell.quoted(value));
  }

  /// Returns the file's text, with what was filled in.
  String text() {
    var result = new StringBuilder();
    var at = 0;
    for (var each : filled.entrySet()) {
      var cell = each.getKey();
      result.append(text, at, cell.from());
      if (cell.added()) {
        result.append(separator);
      }
      result.append(each.getValue());
      at = cell.to();
    }
    return result.append(text, at, text.length()).toString();
  }
}
