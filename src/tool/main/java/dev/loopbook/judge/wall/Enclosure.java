package dev.loopbook.judge.wall;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// One way in which a system can shut a process in. Whether it works here is found out by trying.
interface Enclosure {
  /// Returns the name that reports use.
  String name();

  /// Returns the walls that it claims, to be tried from inside.
  Set<Wall> claims();

  /// Returns the command that runs another in the enclosure.
  ///
  /// @param command starts a JVM
  /// @param allowance what the system is to hold it to
  /// @param cell what this one process gets
  List<String> around(List<String> command, Allowance allowance, Cell cell);

  /// What one enclosed process gets.
  ///
  /// @param jdk the home of the JDK that it runs on
  /// @param readable files and folders that it sees, at the places where they are
  /// @param root an empty folder to mount things on
  /// @param scratch a folder that is its own, where there is no way to make one that vanishes
  /// @param number tells it apart from those that run at the same time
  record Cell(Path jdk, List<Path> readable, Path root, Path scratch, int number) {}
}
