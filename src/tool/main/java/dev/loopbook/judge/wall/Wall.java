package dev.loopbook.judge.wall;

import java.util.Locale;

/// Something that keeps a submission from doing harm.
public enum Wall {
  /// Its classes are checked before they are loaded: they may refer only to what is on a list.
  CODE,
  /// It runs in a JVM of its own, with a heap limit and a deadline.
  PROCESS,
  /// Everything that it starts is killed with it, even what has left its process group.
  CHILDREN,
  /// It reaches no network, not even this machine's loopback.
  NETWORK,
  /// It sees the JDK and Loopbook's jars, read-only, and an empty scratch folder; nothing else.
  FILES,
  /// It runs without privileges, and no program that it starts can gain any.
  PRIVILEGES,
  /// CPU time, file size, and the number of threads and processes are limited.
  LIMITS;

  /// Returns the name that reports use, such as `network`.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
