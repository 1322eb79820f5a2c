package dev.loopbook.judge.wall;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The system's programs that build walls, if they are installed.
///
/// @param path the folders to look in
record SystemTools(List<Path> path) {
  /// The first of the user numbers that nobody has. If we are root, each enclosed process gets one,
  /// so that the processes can't reach each other and are counted separately.
  static final int FIRST_USER = 1_280_000_000;

  private static final List<String> SYSTEM_FOLDERS =
      List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");

  static SystemTools ofThisSystem() {
    return onPath(System.getenv().getOrDefault("PATH", ""));
  }

  /// Looks on the given `PATH`, and afterwards where systems keep their own programs: an ordinary
  /// user's `PATH` often leaves those out, and in an empty environment there is none.
  static SystemTools onPath(String places) {
    return new SystemTools(
        Stream.concat(Stream.of(places.split(File.pathSeparator)), SYSTEM_FOLDERS.stream())
            .filter(place -> place.startsWith("/"))
            .map(Path::of)
            .distinct()
            .toList());
  }

  boolean has(String tool) {
    return find(tool).isPresent();
  }

  Optional<Path> find(String tool) {
    return path.stream()
        .map(folder -> folder.resolve(tool))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Returns the beginning of a command that sets limits for the rest of it; empty without
  /// `prlimit`. It's named by its whole path, because it is looked for inside the walls, where the
  /// `PATH` is another one.
  ///
  /// @param countsApart whether the process's user has no other processes, so that a limit on their
  ///   number affects only this one
  List<String> limiting(Allowance allowance, boolean countsApart) {
    var words = new ArrayList<String>();
    var prlimit = find("prlimit");
    if (prlimit.isPresent()) {
      words.add(prlimit.get().toString());
      words.add("--core=0");
      words.add("--cpu=" + allowance.computing().toSeconds());
      words.add("--fsize=" + ((long) allowance.disk() << 20));
      if (countsApart) {
        words.add("--nproc=" + allowance.processes());
      }
      words.add("--nofile=512");
    }
    return words;
  }

  static int userFor(Enclosure.Cell cell) {
    return FIRST_USER + cell.number();
  }

  /// The environment of every enclosed process, with nothing from our own.
  static Map<String, String> environment() {
    return Map.of("PATH", String.join(File.pathSeparator, SYSTEM_FOLDERS), "LANG", "C.UTF-8");
  }
}
