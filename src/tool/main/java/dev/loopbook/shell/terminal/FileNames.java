package dev.loopbook.shell.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// The files that a typed path may become.
final class FileNames {
  private static final int MOST = 500;

  private FileNames() {}

  /// Returns the folders, which end in a slash, and the files of some kinds in the folder that is
  /// typed so far. Hidden ones are offered only if the name starts with a dot.
  ///
  /// @param endings how the files' names end
  static List<String> below(String typed, List<String> endings) {
    var slash = typed.lastIndexOf('/') + 1;
    var folder = typed.substring(0, slash);
    var hidden = typed.startsWith(".", slash);
    try (var children = Files.list(Path.of(expanded(folder)))) {
      return children
          .filter(child -> hidden || !child.getFileName().toString().startsWith("."))
          .map(child -> child.getFileName() + (Files.isDirectory(child) ? "/" : ""))
          .filter(name -> name.endsWith("/") || endings.stream().anyMatch(name::endsWith))
          .sorted()
          .limit(MOST)
          .map(name -> folder + name)
          .toList();
    } catch (IOException | InvalidPathException _) {
      return List.of();
    }
  }

  private static String expanded(String folder) {
    return folder.isEmpty() ? "." : folder;
  }
}
