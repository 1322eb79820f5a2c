package dev.loopbook.exercise.grade;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.exercise.Exercise;
import dev.loopbook.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder that holds what a class handed in. Each hand-in in it becomes one row, whatever else
/// is there: what is none is remarked on, and nothing is ever taken for a part of somebody's.
final class ClassFolder {
  private static final Pattern GRADESCOPE = Pattern.compile("submission_[0-9]+");
  private static final Pattern NUMBERED = Pattern.compile("(.+)_([0-9]+)"); // by Moodle
  private static final String GRADESCOPE_NAMES = "submission_metadata.yml";
  private static final String NBGRADER = "submitted";

  /// What macOS adds to its zip files: notes on the files in them.
  private static final String OF_MACOS = "__MACOSX";

  static final Pattern ARCHIVE = Pattern.compile("(?is).*\\.(rar|7z|tar|tgz|gz|bz2|xz|zst|jar)");

  /// What a checkout of the book has beside its exercises.
  private static final Set<String> OF_THE_BOOK = Set.of("chapters", "solutions", "src", "target");

  private final Path folder;
  private final List<Path> entries;
  private final List<Exercise> exercises;
  private final Set<String> chapters;
  private final List<String> remarks = new ArrayList<>();
  private final List<HandedIn> handIns = new ArrayList<>();

  private ClassFolder(Path folder, List<Path> entries, List<Exercise> exercises) {
    this.folder = folder;
    this.entries = List.copyOf(entries);
    this.exercises = List.copyOf(exercises);
    this.chapters = exercises.stream().map(Exercise::chapter).collect(Collectors.toSet());
  }

  /// Lists a folder. The teacher may have named it by a link, which isn't a student's.
  static ClassFolder of(Path named, List<Exercise> exercises) throws IOException {
    var folder = named.toRealPath();
    try (Stream<Path> inside = Files.list(folder)) {
      return new ClassFolder(
          folder,
          inside
              .filter(entry -> !nameOf(entry).startsWith(".") && !nameOf(entry).equals(OF_MACOS))
              .sorted()
              .toList(),
          exercises);
    }
  }

  // ---- which kind of export it is ----

  /// Returns what the folder looks like.
  ExportKind kind() {
    if (has(entry -> isFolder(entry) && GRADESCOPE.matcher(nameOf(entry)).matches())
        && has(entry -> nameOf(entry).equals(GRADESCOPE_NAMES))) {
      return ExportKind.GRADESCOPE;
    }
    if (isOfNbgrader()) {
      return ExportKind.NBGRADER;
    }
    if (isMostly(entry -> FlatExport.MOODLE.matches(nameOf(entry)))) {
      return ExportKind.MOODLE;
    }
    if (isMostly(entry -> !isFolder(entry) && FlatExport.BLACKBOARD.matches(nameOf(entry)))) {
      return ExportKind.BLACKBOARD;
    }
    if (isMostly(entry -> !isFolder(entry) && FlatExport.CANVAS.matches(nameOf(entry)))) {
      return ExportKind.CANVAS;
    }
    if (isMostly(entry -> BrightspaceExport.matches(nameOf(entry)))) {
      return ExportKind.BRIGHTSPACE;
    }
    if (isOfMails()) {
      return ExportKind.MAIL;
    }
    return isSingle() ? ExportKind.SINGLE : ExportKind.FOLDERS;
  }

  private boolean has(Predicate<Path> what) {
    return entries.stream().anyMatch(what);
  }

  private boolean isMostly(Predicate<Path> what) {
    var count = entries.stream().filter(what).count();
    return count > 0 && 2 * count >= entries.size();
  }

  private boolean isOfNbgrader() {
    return isFolder(folder.resolve(NBGRADER))
        && entries.stream()
            .filter(ClassFolder::isFolder)
            .map(ClassFolder::nameOf)
            .allMatch(Set.of(NBGRADER, "source", "release", "autograded", "feedback")::contains);
  }

  /// Returns whether it holds nothing but Java files, of which several are copies of one name.
  private boolean isOfMails() {
    if (!entries.stream().allMatch(entry -> !isFolder(entry) && isJava(entry))) {
      return false;
    }
    var files = entries.stream().map(entry -> FileAlias.of(nameOf(entry))).toList();
    var names = files.stream().map(FileAlias::name).collect(Collectors.toSet());
    return names.size() < files.size() && files.stream().noneMatch(FileAlias::isTimed);
  }

  /// Returns whether it's itself what a student handed in: it has answers, and either it's a whole
  /// checkout of the book, or no other folder or zip file has any code in it.
  private boolean isSingle() {
    return mayBeSingle()
        && (isCheckout()
            || entries.stream()
                .filter(entry -> !isOfExercises(entry))
                .filter(entry -> !OF_THE_BOOK.contains(nameOf(entry)))
                .filter(entry -> !SubmissionLayout.isSkipped(nameOf(entry)))
                .noneMatch(ClassFolder::holdsCode));
  }

  /// Returns whether answers lie in it directly, as in what one student handed in.
  boolean mayBeSingle() {
    return has(entry -> isOfExercises(entry) || isJava(entry));
  }

  private boolean isCheckout() {
    return isFolder(folder.resolve("exercises"))
        && isFolder(folder.resolve("chapters"))
        && Files.isRegularFile(folder.resolve("run.sh"));
  }

  private static boolean holdsCode(Path entry) {
    if (LooseFiles.isZip(nameOf(entry))) {
      return true;
    }
    try {
      return isFolder(entry)
          && new FolderHandIn(entry)
              .contents().items().stream().anyMatch(item -> item.name().endsWith(".java"));
    } catch (HandIn.Refusal _) {
      return true; // too much of something, or damaged
    }
  }

  private boolean isOfExercises(Path entry) {
    return isFolder(entry)
        && (nameOf(entry).equals("exercises") || chapters.contains(nameOf(entry)));
  }

  // ---- the hand-ins ----

  /// Returns the hand-ins.
  ///
  /// @throws IOException if a folder can't be listed
  List<HandedIn> read(ExportKind kind) throws IOException {
    switch (kind) {
      case SINGLE -> {
        var name = Submissions.nameOf(folder);
        handIns.add(HandedIn.of(name, name, new FolderHandIn(folder), List.of()));
      }
      case FOLDERS -> {
        entries.forEach(this::readEntry);
        remarkOnClassInFolder();
      }
      case MOODLE -> readFlat(FlatExport.MOODLE);
      case CANVAS -> readFlat(FlatExport.CANVAS);
      case BLACKBOARD -> readFlat(FlatExport.BLACKBOARD);
      case BRIGHTSPACE -> {
        var others = new ArrayList<Path>();
        handIns.addAll(BrightspaceExport.read(entries, others));
        others.stream()
            .filter(entry -> !nameOf(entry).equals("index.html"))
            .forEach(this::readEntry);
      }
      case GRADESCOPE -> readGradescope();
      case NBGRADER -> {
        try (Stream<Path> inside = Files.list(folder.resolve(NBGRADER))) {
          inside.filter(entry -> !nameOf(entry).startsWith(".")).sorted().forEach(this::readEntry);
        }
      }
      case MAIL ->
          entries.forEach(
              entry -> {
                if (isJava(entry)) {
                  var name = Submissions.nameOf(entry);
                  var files = Map.of(FileAlias.of(nameOf(entry)).name(), entry);
                  handIns.add(HandedIn.of(name, name, new LooseFiles(files), List.of()));
                } else {
                  readEntry(entry);
                }
              });
    }
    return handIns;
  }

  /// Returns remarks about what is no hand-in.
  List<String> remarks() {
    return remarks;
  }

  /// An export that was unpacked into a folder of its own would be the hand-in of one student.
  private void remarkOnClassInFolder() throws IOException {
    if (handIns.size() == 1
        && handIns.getFirst().handIn().orElse(null) instanceof FolderHandIn(var only)) {
      var inside = of(only, exercises);
      var kind = inside.kind();
      var name = Submissions.nameOf(only);
      if (kind != ExportKind.FOLDERS && kind != ExportKind.SINGLE && kind != ExportKind.MAIL) {
        remarks.add(format("%s: looks like %s. Then grade that folder", name, kind.words()));
      } else if (kind == ExportKind.FOLDERS && inside.holdsOneAnswerInSeveralFolders()) {
        remarks.add(
            format(
                    "%s: has the same answer in several folders. If each is somebody's, grade that",
                    name)
                + " folder");
      }
    }
  }

  private boolean holdsOneAnswerInSeveralFolders() {
    var layout = new SubmissionLayout(exercises);
    var seen = new HashSet<String>();
    for (var entry : entries) {
      if (isFolder(entry)) {
        try {
          var names =
              new FolderHandIn(entry)
                  .contents().items().stream()
                      .map(HandIn.Item::name)
                      .filter(layout::isEdited)
                      .collect(Collectors.toSet());
          if (names.stream().anyMatch(seen::contains)) {
            return true;
          }
          seen.addAll(names);
        } catch (HandIn.Refusal _) {
          // its row says why
        }
      }
    }
    return false;
  }

  private void readFlat(FlatExport export) {
    var others = new ArrayList<Path>();
    handIns.addAll(
        export.read(entries.stream().filter(entry -> !isFolder(entry)).toList(), others));
    entries.stream().filter(ClassFolder::isFolder).forEach(others::add);
    if (export == FlatExport.MOODLE) {
      readMoodleFolders(others);
    } else {
      others.forEach(this::readEntry);
    }
  }

  /// Reads Moodle's folders: two of one student are the files and a text that was typed online.
  private void readMoodleFolders(List<Path> others) {
    var byStudent = new TreeMap<String, List<Path>>();
    for (var entry : others) {
      if (isFolder(entry) && FlatExport.MOODLE.matches(nameOf(entry))) {
        byStudent
            .computeIfAbsent(
                nameOf(entry).replaceFirst("_assignsubmission_.*", ""), _ -> new ArrayList<>())
            .add(entry);
      } else {
        readEntry(entry);
      }
    }
    byStudent.forEach(
        (student, folders) -> {
          var numbered = NUMBERED.matcher(student);
          var isNumbered = numbered.matches();
          var files =
              folders.stream()
                  .filter(each -> nameOf(each).contains("_assignsubmission_file"))
                  .findFirst()
                  .orElse(folders.getFirst());
          handIns.add(
              HandedIn.of(
                  isNumbered ? numbered.group(2) : student,
                  isNumbered ? numbered.group(1) : student,
                  new FolderHandIn(files),
                  List.of()));
        });
  }

  private void readGradescope() throws IOException {
    var names = new HashMap<String, String>();
    var metadata = folder.resolve(GRADESCOPE_NAMES);
    if (Files.isRegularFile(metadata)) {
      names.putAll(GradescopeNames.in(TextFile.lines(metadata)));
    }
    for (var entry : entries) {
      var name = nameOf(entry);
      if (isFolder(entry) && GRADESCOPE.matcher(name).matches()) {
        handIns.add(
            HandedIn.of(name, names.getOrDefault(name, name), new FolderHandIn(entry), List.of()));
      } else if (!name.equals(GRADESCOPE_NAMES)) {
        readEntry(entry);
      }
    }
  }

  /// Reads an entry that tells by its own name whose it is.
  private void readEntry(Path entry) {
    var name = Submissions.nameOf(entry);
    if (Files.isSymbolicLink(entry)) {
      handIns.add(
          HandedIn.refused(name, withoutZip(name), "it is a link, and links are not followed"));
    } else if (isOfExercises(entry)) {
      remarks.add(
          format("%s: a folder of the book beside the hand-ins, so nobody's hand-in", name));
    } else if (isFolder(entry)) {
      handIns.add(HandedIn.of(name, name, new FolderHandIn(entry), List.of()));
    } else if (LooseFiles.isZip(name) && Files.isRegularFile(entry)) {
      var student = withoutZip(name);
      if (handIns.stream().anyMatch(each -> each.id().equals(student))) {
        remarks.add(format("%s: there is a folder of this name, which was taken", name));
      } else {
        handIns.add(HandedIn.of(student, student, new ZipHandIn(entry), List.of()));
      }
    } else if (ARCHIVE.matcher(name).matches() && Files.isRegularFile(entry)) {
      handIns.add(
          HandedIn.refused(
              name,
              name.replaceFirst("(?i)(\\.tar)?\\.[a-z0-9]+$", ""),
              "this kind of archive is not read. Ask for a zip file"));
    } else if (isJava(entry)) {
      remarks.add(format("%s: a file beside the hand-ins, and no name says whose it is", name));
    } else {
      remarks.add(format("%s: neither a folder nor a zip file, so no submission", name));
    }
  }

  private static String withoutZip(String name) {
    return LooseFiles.isZip(name) ? name.substring(0, name.length() - ".zip".length()) : name;
  }

  private static boolean isFolder(Path entry) {
    return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isJava(Path entry) {
    return nameOf(entry).endsWith(".java");
  }

  private static String nameOf(Path entry) {
    return Optional.ofNullable(entry.getFileName()).map(Path::toString).orElse("");
  }

  /// Gives each row a name that no other has: two students may have the same one, or one that looks
  /// the same, since `ü` may be a letter or a letter with a mark.
  static List<HandedIn> distinct(List<HandedIn> handIns) {
    var seen = new HashSet<String>();
    var twice =
        handIns.stream()
            .map(each -> asSeen(each.student()))
            .filter(name -> !seen.add(name))
            .toList();
    var names = new HashSet<String>();
    var distinct = new ArrayList<HandedIn>();
    for (var each : handIns) {
      var name =
          twice.contains(asSeen(each.student())) && !each.id().equals(each.student())
              ? format("%s (%s)", each.student(), each.id())
              : each.student();
      for (var number = 2; !names.add(asSeen(name)); number++) {
        name = format("%s (%d)", each.student(), number);
      }
      distinct.add(each.named(name));
    }
    return distinct;
  }

  private static String asSeen(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }
}
