package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The parts of a Java file that chapters show, marked by `// region NAME` and `// endregion`.
///
/// Regions may be nested. The marks themselves are never shown, nor is the indentation that all
/// lines of a region share, nor empty lines at its start and end.
final class CodeRegions {

  private static final Pattern OPENING = Pattern.compile("\\s*//\\s*region\\b\\s*(.*?)\\s*");
  private static final Pattern CLOSING = Pattern.compile("\\s*//\\s*endregion\\b\\s*(.*?)\\s*");
  private static final Pattern NAME = Pattern.compile("[\\w-]+");

  private final List<String> whole = new ArrayList<>();
  private final Map<String, List<String>> parts = new LinkedHashMap<>();
  private final ArrayDeque<Open> open = new ArrayDeque<>();
  private Optional<String> problem = Optional.empty();

  /// A region whose end hasn't been seen yet.
  private record Open(String name, int line, List<String> lines) {}

  private CodeRegions() {}

  /// Reads the marks in a file's lines.
  static CodeRegions of(List<String> lines) {
    var regions = new CodeRegions();
    var number = 0;
    for (var line : lines) {
      number++;
      regions.read(line, number);
    }
    if (!regions.open.isEmpty()) {
      var unclosed = regions.open.peek();
      regions.complain(
          unclosed.line(), format("region %s is never closed by // endregion", unclosed.name()));
    }
    return regions;
  }

  private void read(String line, int number) {
    var opening = OPENING.matcher(line);
    var closing = CLOSING.matcher(line);
    if (opening.matches()) {
      open(opening.group(1), number);
    } else if (closing.matches()) {
      close(closing.group(1), number);
    } else {
      whole.add(line);
      open.forEach(region -> region.lines().add(line));
    }
  }

  private void open(String name, int number) {
    if (!NAME.matcher(name).matches()) {
      complain(number, "a region needs a name of letters, digits, - and _: // region fetch");
    } else if (parts.containsKey(name) || open.stream().anyMatch(r -> r.name().equals(name))) {
      complain(number, format("there is a region %s already", name));
    }
    open.push(new Open(name, number, new ArrayList<>()));
  }

  private void close(String name, int number) {
    if (open.isEmpty()) {
      complain(number, "// endregion closes nothing");
      return;
    }
    var closed = open.pop();
    if (!name.isEmpty() && !name.equals(closed.name())) {
      complain(number, format("// endregion %s closes region %s", name, closed.name()));
    }
    parts.put(closed.name(), closed.lines());
  }

  private void complain(int line, String message) {
    if (problem.isEmpty()) {
      problem = Optional.of(format("line %d: %s", line, message));
    }
  }

  /// Returns what's wrong with the marks, starting with the line.
  Optional<String> problem() {
    return problem;
  }

  /// Returns the names of all regions, in the order they end.
  List<String> names() {
    return List.copyOf(parts.keySet());
  }

  /// Returns all lines except the marks.
  List<String> whole() {
    return tidy(whole);
  }

  /// Returns the lines of a region.
  Optional<List<String>> part(String name) {
    return Optional.ofNullable(parts.get(name)).map(CodeRegions::tidy);
  }

  private static List<String> tidy(List<String> lines) {
    var first = 0;
    var last = lines.size();
    while (first < last && lines.get(first).isBlank()) {
      first++;
    }
    while (last > first && lines.get(last - 1).isBlank()) {
      last--;
    }
    // unlike stripIndent, this ignores the indentation of blank lines at the end
    var shown = lines.subList(first, last);
    var margin =
        shown.stream().filter(line -> !line.isBlank()).mapToInt(CodeRegions::indentation).min();
    return shown.stream()
        .map(line -> line.isBlank() ? "" : line.substring(margin.orElse(0)))
        .toList();
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }
}
