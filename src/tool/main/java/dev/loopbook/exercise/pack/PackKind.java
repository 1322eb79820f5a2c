package dev.loopbook.exercise.pack;

import java.util.Locale;

/// What a package is for.
public enum PackKind {
  /// The zip file that Gradescope takes as an autograder.
  GRADESCOPE("autograder.zip"),
  /// The workflow that grades a push to a repository of GitHub Classroom.
  CLASSROOM("classroom.yml"),
  /// A folder to build a container image from.
  CONTAINER("container");

  private final String usualName;

  PackKind(String usualName) {
    this.usualName = usualName;
  }

  /// Returns the name of the file or folder, where none is given.
  public String usualName() {
    return usualName;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
