package dev.loopbook.book;

import static dev.loopbook.text.RootLocale.format;

import java.util.ArrayList;
import java.util.List;

/// A change to a file, as a `diff` fence writes it.
///
/// Like a unified diff, but without line numbers: lines that start with `-` are taken out, those
/// with `+` are put in, and all others, which start with a blank, stay as they are. A line `@@` is
/// between two places. Each place must be in the file exactly once. The `// region` comments of the
/// file, which readers don't see in the book, may come between its lines.
///
/// @param places the places that change, in any order
record CodeChange(List<Place> places) {

  /// A part of a file that changes.
  ///
  /// @param before the lines in the file
  /// @param after the lines that take their place
  record Place(List<String> before, List<String> after) {}

  /// The text of a file, or the reason why the change doesn't fit.
  sealed interface Result {
    /// The lines of the changed file.
    record Changed(List<String> lines) implements Result {}

    /// Why the change doesn't fit.
    record Misfit(String message) implements Result {}
  }

  static CodeChange of(List<String> diff) {
    var places = new ArrayList<Place>();
    var before = new ArrayList<String>();
    var after = new ArrayList<String>();
    for (var line : diff) {
      if (line.startsWith("@@")) {
        places.add(new Place(List.copyOf(before), List.copyOf(after)));
        before.clear();
        after.clear();
        continue;
      }
      var text = line.isEmpty() ? "" : line.substring(1);
      if (!line.startsWith("+")) {
        before.add(text);
      }
      if (!line.startsWith("-")) {
        after.add(text);
      }
    }
    places.add(new Place(List.copyOf(before), List.copyOf(after)));
    places.removeIf(place -> place.before().isEmpty() && place.after().isEmpty());
    return new CodeChange(List.copyOf(places));
  }

  /// Returns the changed file.
  ///
  /// @param file its name, for messages
  Result applyTo(List<String> file, String name) {
    if (places.isEmpty()) {
      return new Result.Misfit("a diff that changes nothing");
    }
    var lines = file;
    for (var place : places) {
      if (place.before().isEmpty()) {
        return new Result.Misfit("a diff without a line that is there already. Where does it go?");
      }
      var found = new ArrayList<Integer>();
      for (var at = 0; at < lines.size(); at++) {
        if (endOf(place.before(), lines, at) >= 0) {
          found.add(at);
        }
      }
      if (found.size() != 1) {
        return new Result.Misfit(
            format(
                found.isEmpty()
                    ? "%s has no such lines: %s"
                    : "%s has these lines more than once: %s",
                name,
                place.before().getFirst().strip()));
      }
      lines = replaced(lines, found.getFirst(), place);
    }
    return new Result.Changed(lines);
  }

  private static List<String> replaced(List<String> lines, int at, Place place) {
    var end = endOf(place.before(), lines, at);
    var changed = new ArrayList<>(lines.subList(0, at));
    changed.addAll(place.after());
    lines.subList(at, end).stream().filter(CodeChange::isMark).forEach(changed::add);
    changed.addAll(lines.subList(end, lines.size()));
    return changed;
  }

  /// Returns where the wanted lines end if they begin at this place, and -1 if they don't.
  private static int endOf(List<String> wanted, List<String> lines, int at) {
    var next = at;
    for (var line : wanted) {
      while (next > at && next < lines.size() && isMark(lines.get(next))) {
        next++;
      }
      if (next >= lines.size() || !lines.get(next).equals(line)) {
        return -1;
      }
      next++;
    }
    return next;
  }

  private static boolean isMark(String line) {
    return line.strip().startsWith("// region ") || line.strip().startsWith("// endregion");
  }
}
