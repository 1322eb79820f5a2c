package dev.loopbook.judge.wall;

import java.util.Locale;

/// Something that keeps a submission from doing harm.
public enum Wall {
  /// Its classes are checked before they are loaded: they may refer only to what is on a list.
  CODE("its classes refer only to what the list allows"),
  /// It runs in a JVM of its own, with a heap limit and a deadline.
  PROCESS("a JVM of its own, with a heap limit and a deadline"),
  /// Everything that it starts is killed with it, even what has left its process group.
  CHILDREN("no process outlives it"),
  /// It reaches no network, not even this machine's loopback.
  NETWORK("no network"),
  /// It sees the JDK and Loopbook's jars, read-only, and an empty scratch folder; nothing else.
  FILES("no file but the JDK's, Loopbook's and its own scratch folder"),
  /// It runs without privileges, and no program that it starts can gain any.
  PRIVILEGES("no privileges, and no way to gain any"),
  /// CPU time, file size, and the number of threads and processes are limited.
  LIMITS("limits on processor time, file size, threads and processes");

  private final String words;

  Wall(String words) {
    this.words = words;
  }

  /// Returns what it means, in a few words.
  public String words() {
    return words;
  }

  /// Returns the name that reports use, such as `network`.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
