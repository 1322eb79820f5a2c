package dev.loopbook.program.explored;

import dev.loopbook.loop.LoopEscape;
import dev.loopbook.program.CodePlace;
import java.util.Optional;

/// Thrown when a program can't be explored because it does different things from run to run.
public final class ProgramVaries extends LoopEscape {
  private static final long serialVersionUID = 1L;

  private final transient Optional<CodePlace> place;
  private final String instead;

  ProgramVaries(String what, String instead, Optional<CodePlace> place) {
    super(what);
    this.place = place;
    this.instead = instead;
  }

  /// Returns what it does, in words that follow its line: `reads the real clock`.
  public String what() {
    return String.valueOf(getMessage());
  }

  /// Returns the way out, a sentence.
  public String instead() {
    return instead;
  }

  /// Returns the line that does it, if known.
  public Optional<CodePlace> place() {
    return place;
  }
}
