package dev.loopbook.exercise.grade;

import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Who is in a class: the name for each id that a platform or a folder's name may use.
///
/// @param people the names by id, in the order of the file
public record Roster(Map<String, String> people) {
  /// Keeps its own copy.
  public Roster {
    people = new LinkedHashMap<>(people);
  }

  /// Returns the roster of nobody.
  public static Roster empty() {
    return new Roster(Map.of());
  }

  /// Reads a CSV file. A first line that names columns `id` and `name` may say which ones they are;
  /// otherwise they are the first two.
  public static Roster read(Path file) throws IOException {
    var people = new LinkedHashMap<String, String>();
    var id = 0;
    var name = 1;
    var first = true;
    for (var line : TextFile.lines(file)) {
      var cells = cells(line);
      var heading = cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
      if (first && heading.contains("id")) {
        id = heading.indexOf("id");
        name = heading.contains("name") ? heading.indexOf("name") : id;
      } else if (cells.size() > id && !cells.get(id).isBlank()) {
        people.put(cells.get(id), cells.get(Math.min(name, cells.size() - 1)));
      }
      first = false;
    }
    return new Roster(people);
  }

  private static List<String> cells(String line) {
    var separator = line.contains("\t") ? '\t' : line.contains(";") ? ';' : ',';
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    for (var i = 0; i < line.length(); i++) {
      var c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  /// Returns the id of whoever handed something in, if they are in the class.
  Optional<String> idOf(HandedIn handIn) {
    return people.entrySet().stream()
        .filter(
            person ->
                person.getKey().equalsIgnoreCase(handIn.id())
                    || person.getKey().equalsIgnoreCase(handIn.student())
                    || person.getValue().equalsIgnoreCase(handIn.student()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
