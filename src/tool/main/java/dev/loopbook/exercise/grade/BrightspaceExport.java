package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Brightspace's export: `12345-6789 - Ann Lee - Jan 31, 2026 215 PM` is a folder for each attempt,
/// or the beginning of a file's name.
final class BrightspaceExport {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<id>[0-9]+-[0-9]+) - (?<student>.+?) - (?<time>[^-]*[0-9]{4}[^-]*?)(?: - (?<file>.+))?");

  private static final List<DateTimeFormatter> TIMES =
      Stream.of("MMM d, yyyy hmm a", "MMMM d, yyyy hmm a", "d MMMM, yyyy HHmm", "d MMM, yyyy HHmm")
          .map(
              pattern ->
                  new DateTimeFormatterBuilder()
                      .parseCaseInsensitive()
                      .appendPattern(pattern)
                      .toFormatter(Locale.ENGLISH))
          .toList();

  private BrightspaceExport() {}

  /// What one student handed in at one time.
  private record Attempt(String words, Optional<LocalDateTime> time, List<Path> entries) {
    HandIn handIn() {
      if (Files.isDirectory(entries.getFirst(), LinkOption.NOFOLLOW_LINKS)) {
        return new FolderHandIn(entries.getFirst());
      }
      var files = new TreeMap<String, Path>();
      for (var entry : entries) {
        var parts = FORM.matcher(entry.getFileName().toString());
        if (parts.matches() && parts.group("file") != null) {
          files.put(parts.group("file"), entry);
        }
      }
      return new LooseFiles(files);
    }
  }

  static boolean matches(String name) {
    return FORM.matcher(name).matches();
  }

  /// Returns a hand-in for each student, of which the last attempt counts. Where a time can't be
  /// read, each attempt is a hand-in of its own.
  ///
  /// @param others gets the entries that aren't of this form
  static List<HandedIn> read(List<Path> entries, List<Path> others) {
    Map<String, Map<String, Attempt>> byStudent = new LinkedHashMap<>();
    for (var entry : entries) {
      var parts = FORM.matcher(entry.getFileName().toString());
      if (parts.matches()) {
        var time = parts.group("time");
        byStudent
            .computeIfAbsent(
                parts.group("id") + "\n" + parts.group("student"), _ -> new LinkedHashMap<>())
            .computeIfAbsent(time, _ -> new Attempt(time, timeOf(time), new ArrayList<>()))
            .entries()
            .add(entry);
      } else {
        others.add(entry);
      }
    }
    var handIns = new ArrayList<HandedIn>();
    byStudent.forEach(
        (student, attempts) -> {
          var cut = student.indexOf('\n');
          handIns.addAll(
              handIns(
                  student.substring(0, cut),
                  student.substring(cut + 1),
                  List.copyOf(attempts.values())));
        });
    return handIns;
  }

  private static List<HandedIn> handIns(String id, String student, List<Attempt> attempts) {
    if (attempts.stream().anyMatch(each -> each.time().isEmpty())) {
      return attempts.stream()
          .map(
              each ->
                  HandedIn.of(
                      attempts.size() == 1 ? id : format("%s, %s", id, each.words()),
                      student,
                      each.handIn(),
                      List.of()))
          .toList();
    }
    var inOrder =
        attempts.stream().sorted(Comparator.comparing(each -> each.time().orElseThrow())).toList();
    var remarks =
        attempts.size() == 1
            ? List.<String>of()
            : List.of(
                format(
                    "handed in %d times, at %s%s",
                    attempts.size(),
                    String.join(" and ", inOrder.stream().map(Attempt::words).toList()),
                    SubmissionReader.LAST_COUNTS));
    return List.of(HandedIn.of(id, student, inOrder.getLast().handIn(), remarks));
  }

  private static Optional<LocalDateTime> timeOf(String words) {
    for (var form : TIMES) {
      try {
        return Optional.of(LocalDateTime.parse(words.strip(), form));
      } catch (DateTimeParseException _) {
        // another language, or another form
      }
    }
    return Optional.empty();
  }
}
