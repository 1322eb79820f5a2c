package dev.loopbook.exercise.pack;

import dev.loopbook.program.WholeFile;
import dev.loopbook.step.film.PageResource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Makes packages out of a built checkout.
///
/// @param home the checkout
/// @param only the exercises or chapters to grade, as commands name them; all if there are none
/// @param grader the repository that a workflow takes the grader from: `OWNER/NAME`, or an
///   expression of GitHub's
public record Pack(Path home, List<String> only, String grader) {
  /// Where a workflow takes the grader from if nobody says: from whom the hand-in belongs to.
  public static final String USUAL_GRADER = "${{ github.repository_owner }}/loopbook";

  private static final FileTime ALWAYS = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

  /// Keeps its own copy.
  public Pack {
    only = List.copyOf(only);
  }

  /// Writes a package. One that is there already is replaced.
  ///
  /// @param target the file or, for a container, the folder
  /// @throws IOException if something can't be read or written
  public void write(PackKind kind, Path target) throws IOException {
    switch (kind) {
      case GRADESCOPE -> writeZip(target);
      case CLASSROOM -> WholeFile.write(target, template("classroom.yml"));
      case CONTAINER -> {
        Files.createDirectories(target);
        writeBook(target.resolve("loopbook"));
        WholeFile.write(target.resolve("Containerfile"), template("Containerfile"));
      }
    }
  }

  private void writeZip(Path target) throws IOException {
    var fresh = target.resolveSibling(target.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try {
      var uri = URI.create("jar:" + fresh.toUri());
      try (var zip =
          FileSystems.newFileSystem(
              uri, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
        var root = zip.getPath("/");
        for (var script : List.of("setup.sh", "run_autograder")) {
          Files.writeString(root.resolve(script), template(script));
          finish(root.resolve(script), true);
        }
        writeBook(root.resolve("loopbook"));
        try (var folders = Files.walk(root.resolve("loopbook"))) {
          for (var each : folders.filter(Files::isDirectory).toList()) {
            Files.setLastModifiedTime(each, ALWAYS);
          }
        }
      }
      Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private void writeBook(Path folder) throws IOException {
    for (var file : PackFiles.in(home).entrySet()) {
      var copy = folder.resolve(file.getKey());
      Files.createDirectories(copy.getParent());
      WholeFile.write(copy, Files.readAllBytes(file.getValue()));
      finish(copy, file.getKey().endsWith(".sh"));
    }
  }

  /// Makes equal content equal files, and scripts executable.
  private static void finish(Path file, boolean isScript) throws IOException {
    Files.setLastModifiedTime(file, ALWAYS);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(isScript ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private String template(String name) {
    return PageResource.text(Pack.class, name)
        .replace("@ONLY@", only.isEmpty() ? "" : " --only " + String.join(",", only))
        .replace("@GRADER@", grader);
  }
}
