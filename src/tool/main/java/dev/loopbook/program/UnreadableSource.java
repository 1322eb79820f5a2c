package dev.loopbook.program;

import java.nio.file.Path;

/// Thrown when a path is no source file that could be compiled; the message can be shown as it is.
public final class UnreadableSource extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableSource(Path file, String why) {
    super(file + ": " + why);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
