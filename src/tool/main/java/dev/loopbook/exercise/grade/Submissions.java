package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.text.ControlCharacters;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What a class handed in.
///
/// @param all one for each student, sorted by name
/// @param remarks about entries of the folder that aren't submissions
public record Submissions(List<Submission> all, List<String> remarks) {
  /// Keeps its own copies.
  public Submissions {
    all = List.copyOf(all);
    remarks = List.copyOf(remarks);
  }

  /// Reads a folder as it looks: see [ExportKind].
  ///
  /// @throws IOException if the folder cannot be listed
  public static Submissions in(Path folder, List<Exercise> exercises) throws IOException {
    return in(folder, exercises, Optional.empty(), Roster.empty());
  }

  /// Reads a folder. Each hand-in is one submission, always.
  ///
  /// @param layout how the folder is laid out; as it looks if that isn't said
  /// @param roster who is in the class
  /// @throws IOException if the folder cannot be listed
  public static Submissions in(
      Path folder, List<Exercise> exercises, Optional<ExportKind> layout, Roster roster)
      throws IOException {
    var entries = ClassFolder.of(folder, exercises);
    var kind = layout.orElseGet(entries::kind);
    var handIns = entries.read(kind);
    var remarks = new ArrayList<String>();
    if (kind != ExportKind.FOLDERS && kind != ExportKind.SINGLE) {
      remarks.add(format("read as %s; --layout says otherwise", kind.words()));
    }
    remarks.addAll(entries.remarks());
    var present = new HashSet<String>();
    var named = new ArrayList<HandedIn>();
    for (var handIn : handIns) {
      var id = roster.idOf(handIn);
      id.ifPresent(present::add);
      named.add(
          handIn.named(
              visible(id.map(found -> roster.people().get(found)).orElse(handIn.student()))));
      if (id.isEmpty() && !roster.people().isEmpty()) {
        remarks.add(format("%s: not on the roster", visible(handIn.student())));
      }
    }
    roster
        .people()
        .forEach(
            (id, name) -> {
              if (!present.contains(id)) {
                remarks.add(format("%s (%s) handed in nothing", visible(name), visible(id)));
              }
            });
    var reader = new SubmissionReader(exercises);
    return new Submissions(
        ClassFolder.distinct(named).stream()
            .map(reader::read)
            .sorted(Comparator.comparing(Submission::student))
            .toList(),
        remarks);
  }

  /// Returns those in a share of the class.
  public Submissions in(Shard shard) {
    return new Submissions(all.stream().filter(each -> shard.holds(each.id())).toList(), remarks);
  }

  /// Returns whether a folder may itself be a single submission. Then everything in it may be the
  /// student's, and none of it can be trusted.
  ///
  /// @throws IOException if the folder cannot be listed
  public static boolean mayBeOne(Path folder, List<Exercise> exercises) throws IOException {
    return ClassFolder.of(folder, exercises).mayBeSingle();
  }

  /// Returns a name as [#nameOf] shows one.
  private static String visible(String name) {
    if (isHarmless(name)) {
      return name;
    }
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  private static boolean isHarmless(String name) {
    return ControlCharacters.allVisible(name) && !LogCommands.isIn(name);
  }

  /// Returns a file's name. One with invisible characters, and one that a CI server would take for
  /// a command, is percent-encoded as in a URL, so that no two students get the same name.
  static String nameOf(Path path) {
    if (path.getFileName() == null) {
      return path.toString();
    }
    var name = path.getFileName().toString();
    if (isHarmless(name)) {
      return name;
    }
    var link = path.toUri().getRawPath().replaceFirst("/$", ""); // which a folder's ends in
    return link.substring(link.lastIndexOf('/') + 1).replace(":", "%3A").replace("#", "%23");
  }
}
