package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.text.ControlCharacters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a class handed in.
///
/// @param all one for each student, sorted by name
/// @param remarks about entries of the folder that aren't submissions
public record Submissions(List<Submission> all, List<String> remarks) {
  /// `::error::` of GitHub, `##vso[` of Azure.
  private static final Pattern COMMAND = Pattern.compile("^\\s*(::|##)");

  /// Keeps its own copies.
  public Submissions {
    all = List.copyOf(all);
    remarks = List.copyOf(remarks);
  }

  /// Reads a folder that has a folder or zip file for each student.
  ///
  /// If exercises or Java files are directly in the folder, it's read as a single submission.
  ///
  /// @throws IOException if the folder cannot be listed
  public static Submissions in(Path folder, List<Exercise> exercises) throws IOException {
    var reader = new SubmissionReader(exercises);
    List<Path> entries;
    try (var inside = Files.list(folder)) {
      entries = inside.sorted().toList();
    }
    if (isOne(entries, exercises)) {
      return new Submissions(
          List.of(reader.read(nameOf(folder.toRealPath()), new FolderHandIn(folder))), List.of());
    }
    var all = new ArrayList<Submission>();
    var remarks = new ArrayList<String>();
    Set<String> names = new HashSet<>();
    for (var entry : entries) {
      var name = nameOf(entry);
      if (name.startsWith(".")) {
        continue;
      }
      var isZip = name.toLowerCase(Locale.ROOT).endsWith(".zip");
      var student = isZip ? name.substring(0, name.length() - ".zip".length()) : name;
      if (Files.isSymbolicLink(entry)) {
        all.add(Submission.refused(student, "it is a link, and links are not followed"));
      } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        all.add(reader.read(student, new FolderHandIn(entry)));
      } else if (isZip && Files.isRegularFile(entry)) {
        all.add(reader.read(student, new ZipHandIn(entry)));
      } else {
        remarks.add(format("%s: neither a folder nor a zip file, so no submission", name));
        continue;
      }
      if (!names.add(student)) {
        all.removeLast();
        remarks.add(format("%s: there is a folder of this name, which was taken", name));
      }
    }
    return new Submissions(all, remarks);
  }

  /// Returns whether a folder is itself a single submission. Then everything in it is the
  /// student's, and none of it can be trusted.
  ///
  /// @throws IOException if the folder cannot be listed
  public static boolean isOne(Path folder, List<Exercise> exercises) throws IOException {
    try (var inside = Files.list(folder)) {
      return isOne(inside.toList(), exercises);
    }
  }

  private static boolean isOne(List<Path> entries, List<Exercise> exercises) {
    var chapters = new HashSet<String>();
    exercises.forEach(exercise -> chapters.add(exercise.chapter()));
    return entries.stream()
        .map(Submissions::nameOf)
        .anyMatch(
            name -> name.equals("exercises") || name.endsWith(".java") || chapters.contains(name));
  }

  /// Returns a file's name. One with invisible characters, and one that a CI server would take for
  /// a command at the beginning of a line, is percent-encoded as in a URL, so that no two students
  /// get the same name.
  private static String nameOf(Path path) {
    if (path.getFileName() == null) {
      return path.toString();
    }
    var name = path.getFileName().toString();
    if (ControlCharacters.allVisible(name) && !COMMAND.matcher(name).find()) {
      return name;
    }
    var link = path.toUri().getRawPath().replaceFirst("/$", ""); // which a folder's ends in
    return link.substring(link.lastIndexOf('/') + 1).replace(":", "%3A").replace("#", "%23");
  }
}
