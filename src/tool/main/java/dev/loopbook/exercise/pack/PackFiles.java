package dev.loopbook.exercise.pack;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What of a built checkout a package holds: the tool with its libraries, and the book. No sources,
/// so that nothing has to be built where it goes.
final class PackFiles {
  private static final List<String> BOOK = List.of("chapters", "exercises", "solutions");
  private static final List<String> ALONE = List.of("run.sh", "LICENSE", "target/loopbook.jar");
  private static final String LIBRARIES = "target/lib";

  private PackFiles() {}

  /// Returns the files by their path in the package, sorted.
  ///
  /// @throws IOException if one can't be read, or the tool isn't built
  static SortedMap<String, Path> in(Path home) throws IOException {
    var files = new TreeMap<String, Path>();
    for (var name : ALONE) {
      files.put(name, home.resolve(name).toRealPath());
    }
    for (var folder : BOOK) {
      for (var file : below(home.resolve(folder))) {
        files.put(pathIn(home, file), file);
      }
    }
    try (var libraries = Files.list(home.resolve(LIBRARIES))) {
      libraries
          .filter(file -> file.toString().endsWith(".jar"))
          .forEach(file -> files.put(pathIn(home, file), file));
    }
    return files;
  }

  private static String pathIn(Path home, Path file) {
    var names = new ArrayList<String>();
    home.relativize(file).forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }

  /// Returns the ordinary files below a folder, without hidden ones: those are somebody's progress,
  /// or an editor's.
  private static List<Path> below(Path folder) throws IOException {
    var files = new ArrayList<Path>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            return isHidden(each) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isHidden(file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }
}
