package dev.loopbook.judge.wall;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// One way in which a system can confine a process. Only a trial shows whether it works here.
interface Enclosure {
  /// Returns the name that reports use.
  String name();

  /// Returns the walls that it claims to build, to be tried from inside.
  Set<Wall> claims();

  /// Returns the command that runs another in the enclosure.
  ///
  /// @param command starts a JVM
  /// @param allowance the limits that the system has to enforce
  /// @param cell what this process gets
  List<String> around(List<String> command, Allowance allowance, Cell cell);

  /// What one enclosed process gets.
  ///
  /// @param jdk the home of the JDK that it runs on
  /// @param readable files and folders that it sees, under the same paths as outside
  /// @param root an empty folder to mount its file system on
  /// @param scratch a folder of its own, for enclosures that can't give it one in memory
  /// @param number distinguishes it from others that run at the same time
  record Cell(Path jdk, List<Path> readable, Path root, Path scratch, int number) {}
}
