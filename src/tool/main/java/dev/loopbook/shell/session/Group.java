package dev.loopbook.shell.session;

/// The groups in which `help` lists the commands.
public enum Group {
  /// The book.
  LEARN("learn"),
  /// The exercises.
  PRACTICE("practice"),
  /// Running a program, at once or bit by bit.
  STEP("run and step"),
  /// Looking at what stands still.
  LOOK("look"),
  /// The rest.
  TOOLS("tools");

  private final String title;

  Group(String title) {
    this.title = title;
  }

  /// Returns the group's heading.
  public String title() {
    return title;
  }
}
