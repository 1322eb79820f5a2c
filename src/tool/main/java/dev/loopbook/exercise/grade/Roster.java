package dev.loopbook.exercise.grade;

import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
  ///
  /// @throws IllegalArgumentException if it isn't CSV
  public static Roster read(Path file) throws IOException {
    var people = new LinkedHashMap<String, String>();
    var id = 0;
    var name = 1;
    var sheet = CsvSheet.of(TextFile.read(file));
    for (var row = 0; row < sheet.size(); row++) {
      var cells = sheet.row(row);
      var heading = cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
      if (row == 0 && heading.contains("id")) {
        id = heading.indexOf("id");
        name = heading.contains("name") ? heading.indexOf("name") : id;
      } else if (!sheet.value(row, id).isBlank()) {
        var called = sheet.value(row, name);
        people.put(cells.get(id), called.isBlank() ? cells.get(id) : called);
      }
    }
    return new Roster(people);
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
