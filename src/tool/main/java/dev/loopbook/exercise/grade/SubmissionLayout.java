package dev.loopbook.exercise.grade;

import dev.loopbook.exercise.Exercise;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds out which exercise a file answers, from its path or its content.
///
/// Students hand in a whole checkout, the exercise's folder, or the file alone. A more complete
/// path is better evidence. A file on its own needs a package, or a name that no other exercise
/// has.
final class SubmissionLayout {
  /// Folders without answers: what tools leave behind, and our own folders in a checkout.
  private static final Set<String> SKIPPED =
      Set.of(
          "solutions",
          "target",
          "build",
          "out",
          "bin",
          "node_modules",
          "__MACOSX",
          "Feedback Attachment(s)", // the teacher's, in Sakai's export
          "wrong",
          "right");

  private static final Pattern PACKAGE =
      Pattern.compile("(?m)^[ \t]*+package[ \t]++([\\w.]++)[ \t]*+;");

  private final List<Exercise> exercises;

  SubmissionLayout(List<Exercise> exercises) {
    this.exercises = List.copyOf(exercises);
  }

  static boolean isSkipped(String folder) {
    return folder.startsWith(".") || SKIPPED.contains(folder);
  }

  /// Returns whether an exercise lets students edit a file with this name.
  boolean isEdited(String name) {
    return exercises.stream().anyMatch(exercise -> exercise.edit().contains(name));
  }

  /// Returns the name of an edited file that this one may stand for: one that differs in case only.
  Optional<String> edited(String name) {
    return exercises.stream()
        .flatMap(exercise -> exercise.edit().stream())
        .filter(name::equalsIgnoreCase)
        .min(
            Comparator.comparing((String edited) -> !edited.equals(name))
                .thenComparing(edited -> edited));
  }

  /// An exercise, and how certain the match is: 0 is best.
  record Match(Exercise exercise, int rank) {}

  /// Returns the match by the path alone.
  Optional<Match> byPath(HandIn.Item item) {
    var folders = item.folders();
    for (var exercise : exercises) {
      if (exercise.edit().contains(item.name()) && !folders.isEmpty()) {
        if (endsWith(folders, List.of("exercises", exercise.chapter(), exercise.folder()))) {
          return Optional.of(new Match(exercise, 0));
        }
        if (endsWith(folders, List.of(exercise.chapter(), exercise.folder()))
            || exercise.was().stream()
                .anyMatch(was -> endsWith(folders, List.of(was.chapter(), was.folder())))) {
          return Optional.of(new Match(exercise, 1));
        }
      }
    }
    var byFolder =
        exercises.stream()
            .filter(exercise -> exercise.edit().contains(item.name()))
            .filter(exercise -> !folders.isEmpty() && folders.getLast().equals(exercise.folder()))
            .toList();
    return byFolder.size() == 1 ? Optional.of(new Match(byFolder.getFirst(), 2)) : Optional.empty();
  }

  /// Returns the match for a file that is in no exercise's folder, by its content.
  Optional<Match> byText(HandIn.Item item, String text) {
    var named =
        exercises.stream().filter(exercise -> exercise.edit().contains(item.name())).toList();
    var declared = PACKAGE.matcher(text);
    if (declared.find()) {
      var found =
          named.stream()
              .filter(
                  exercise ->
                      exercise.assignment().packageName().equals(declared.group(1))
                          || wasIn(declared.group(1), exercise))
              .findFirst();
      if (found.isPresent()) {
        return Optional.of(new Match(found.get(), 3));
      }
    }
    return named.size() == 1 ? Optional.of(new Match(named.getFirst(), 4)) : Optional.empty();
  }

  /// Returns the text of an answer, in the exercise's package if it's in the former one of an
  /// exercise that has moved.
  static String inItsPackage(Exercise exercise, String text) {
    var declared = PACKAGE.matcher(text);
    return declared.find() && wasIn(declared.group(1), exercise)
        ? text.substring(0, declared.start(1))
            + exercise.assignment().packageName()
            + text.substring(declared.end(1))
        : text;
  }

  private static boolean wasIn(String packageName, Exercise exercise) {
    return exercise.was().filter(was -> was.packageName().equals(packageName)).isPresent();
  }

  private static boolean endsWith(List<String> folders, List<String> end) {
    return folders.size() >= end.size()
        && folders.subList(folders.size() - end.size(), folders.size()).equals(end);
  }
}
