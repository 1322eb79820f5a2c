package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Exports that put who handed in what, and when, into the names of files.
enum FlatExport {
  /// `Ann Lee_1234567_assignsubmission_file_Sum.java`; the same with nothing at the end is a
  /// folder. Those who are in no group hand in as `Default group`, which has no number.
  MOODLE(
      "(?<student>.+?)(?:_(?<id>[0-9]+))?_assignsubmission_(?:file|onlinetext)_?(?<file>.*)",
      name -> new Version(name, 0)),

  /// `leeann_LATE_1234_5678_Sum.java`, `Sum-1.java` for the second attempt; `leeann_1234_text.html`
  /// is what somebody typed instead, and `…_link.html` where it is. Without names it's
  /// `LATE_anon_x7Yz2_5678_Sum.java`.
  CANVAS(
      "(?:(?<lateNameless>LATE_)?(?<nameless>anon_[A-Za-z0-9]+)"
          + "|(?<student>.+?)(?<late>_LATE)?_(?<id>[0-9]+))"
          + "_(?:[0-9]+_(?<file>.+)|(?:text|link)\\.html)",
      name -> {
        var again = Pattern.compile("(.+)-([0-9]{1,3})(\\.[A-Za-z]+)").matcher(name);
        return again.matches()
            ? new Version(again.group(1) + again.group(3), Integer.parseInt(again.group(2)))
            : new Version(name, 0);
      }),

  /// `Task_ann_attempt_2026-01-31-10-15-00_Sum.java`, and the receipt `…-00.txt`.
  BLACKBOARD(".+_(?<student>(?<id>[^_]+))" + FlatExport.ATTEMPT, name -> new Version(name, 0));

  private static final String ATTEMPT =
      "_attempt_(?<attempt>[0-9]{4}(?:-[0-9]{2}){5})(?:_(?<file>.+)|\\.txt)";

  private final Pattern form;

  @SuppressWarnings("ImmutableEnumChecker") // they are stateless
  private final Function<String, Version> versions;

  FlatExport(String form, Function<String, Version> versions) {
    this.form = Pattern.compile(form);
    this.versions = versions;
  }

  /// A file's name, and how often it was handed in before.
  private record Version(String name, int number) {}

  /// A file of the export.
  private record Entry(
      Path path, String entry, String student, String attempt, boolean late, String file) {}

  boolean matches(String name) {
    return form.matcher(name).matches();
  }

  /// Returns the form of the names in one export. In Blackboard's, the task and the student may
  /// both have underscores. The task ends where all names have the last one in common.
  private Pattern formIn(List<String> names) {
    if (this != BLACKBOARD) {
      return form;
    }
    var before =
        names.stream()
            .filter(this::matches)
            .map(name -> name.replaceFirst(ATTEMPT + "$", ""))
            .distinct()
            .toList();
    var task = before.stream().reduce(FlatExport::commonBeginning).orElse("");
    task = task.substring(0, task.lastIndexOf('_') + 1);
    return before.size() < 2 || task.isEmpty()
        ? form
        : Pattern.compile(Pattern.quote(task) + "(?<student>(?<id>.+))" + ATTEMPT);
  }

  private static String commonBeginning(String one, String other) {
    var length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return one.substring(0, length);
  }

  /// Returns a hand-in for each student; what has another form is left in `others`.
  ///
  /// @param entries the entries of the export's folder, none of them a folder
  /// @param others gets the entries that aren't of this form
  List<HandedIn> read(List<Path> entries, List<Path> others) {
    Map<String, List<Entry>> byId = new LinkedHashMap<>();
    var inUse = formIn(entries.stream().map(path -> path.getFileName().toString()).toList());
    for (var path : entries) {
      var name = path.getFileName().toString();
      var parts = inUse.matcher(name);
      if (parts.matches()) {
        var nameless = group(parts, "nameless");
        var student = nameless.isEmpty() ? group(parts, "student") : nameless;
        var id = group(parts, "id").isEmpty() ? student : group(parts, "id");
        byId.computeIfAbsent(id + "\n" + student, _ -> new ArrayList<>())
            .add(
                new Entry(
                    path,
                    name,
                    student,
                    group(parts, "attempt"),
                    !group(parts, "late").isEmpty() || !group(parts, "lateNameless").isEmpty(),
                    group(parts, "file")));
      } else {
        others.add(path);
      }
    }
    var handIns = new ArrayList<HandedIn>();
    byId.forEach((id, files) -> handIns.add(handIn(id.substring(0, id.indexOf('\n')), files)));
    return handIns;
  }

  private static String group(Matcher parts, String name) {
    return parts.namedGroups().containsKey(name)
        ? Optional.ofNullable(parts.group(name)).orElse("")
        : "";
  }

  private HandedIn handIn(String id, List<Entry> all) {
    var remarks = new ArrayList<String>();
    var attempts = new TreeMap<String, List<Entry>>();
    all.forEach(
        entry -> attempts.computeIfAbsent(entry.attempt(), _ -> new ArrayList<>()).add(entry));
    if (attempts.size() > 1) {
      remarks.add(
          format(
              "handed in %d times, at %s%s",
              attempts.size(),
              String.join(" and ", attempts.keySet()),
              SubmissionReader.LAST_COUNTS));
    }
    var counts = attempts.lastEntry().getValue();
    if (counts.stream().anyMatch(Entry::late)) {
      remarks.add("handed in late");
    }
    Map<String, List<Entry>> byName = new TreeMap<>();
    for (var entry : counts) {
      if (!entry.file().isEmpty()) { // which it is for a receipt
        byName
            .computeIfAbsent(versions.apply(entry.file()).name(), _ -> new ArrayList<>())
            .add(entry);
      }
    }
    var files = new TreeMap<String, Path>();
    byName.forEach(
        (name, versionsOfIt) -> {
          var sorted =
              versionsOfIt.stream()
                  .sorted(
                      Comparator.comparingInt(
                              (Entry entry) -> versions.apply(entry.file()).number())
                          .thenComparing(Entry::entry))
                  .toList();
          files.put(name, sorted.getLast().path());
          if (sorted.size() > 1) {
            remarks.add(
                format(
                    "%s: attempts %s%s",
                    name,
                    String.join(" and ", sorted.stream().map(Entry::entry).toList()),
                    SubmissionReader.LAST_COUNTS));
          }
        });
    return HandedIn.of(id, all.getFirst().student(), new LooseFiles(files), remarks);
  }
}
