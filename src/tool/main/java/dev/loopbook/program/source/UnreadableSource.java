package dev.loopbook.program.source;

import java.nio.file.Path;

/// Thrown when a path isn't a source file that can be compiled. The message is fit for the learner.
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
