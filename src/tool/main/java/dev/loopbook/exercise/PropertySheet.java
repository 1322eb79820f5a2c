package dev.loopbook.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an answer must do: a property a line, and the tests that hold it.
///
/// ```
/// - Each id is asked for once, however many callers wait: `asksOnce`, `asksOnceForTwo`
/// ```
///
/// @param properties in the order of the file
public record PropertySheet(List<Property> properties) {
  /// The name of its file, beside the solution.
  static final String FILE = "properties.md";

  private static final Pattern LINE = Pattern.compile("- (\\S.*?):((?:\\s*`[\\w.]+`,?)+)");
  private static final Pattern TEST = Pattern.compile("`([\\w.]+)`");

  /// Keeps its own copy.
  public PropertySheet {
    properties = List.copyOf(properties);
  }

  /// Something that an answer must do.
  ///
  /// @param words the property in words
  /// @param tests the names of the tests that hold it, at least one
  public record Property(String words, List<String> tests) {
    /// Keeps its own copy.
    public Property {
      tests = List.copyOf(tests);
    }
  }

  /// Reads a sheet. Each list item is a property, perhaps over several lines; anything else is
  /// prose.
  ///
  /// @param problems where items that name no test are added
  static PropertySheet read(List<String> lines, List<String> problems) {
    var properties = new ArrayList<Property>();
    for (var item : items(lines)) {
      var parts = LINE.matcher(item);
      if (parts.matches()) {
        properties.add(
            new Property(
                parts.group(1),
                TEST.matcher(parts.group(2)).results().map(found -> found.group(1)).toList()));
      } else {
        problems.add(item);
      }
    }
    return new PropertySheet(properties);
  }

  private static List<String> items(List<String> lines) {
    var items = new ArrayList<String>();
    var open = false;
    for (var line : lines) {
      if (line.startsWith("- ")) {
        items.add(line.strip());
        open = true;
      } else if (open && line.startsWith("  ") && !line.isBlank()) {
        items.add(items.removeLast() + " " + line.strip());
      } else {
        open = false;
      }
    }
    return items;
  }

  /// Returns the words of the first property that a test holds.
  public Optional<String> heldBy(String test) {
    return properties.stream()
        .filter(property -> property.tests().contains(test))
        .map(Property::words)
        .findFirst();
  }
}
