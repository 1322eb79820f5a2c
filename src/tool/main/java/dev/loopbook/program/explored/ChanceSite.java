package dev.loopbook.program.explored;

import dev.loopbook.program.CodePlace;
import java.util.Optional;

/// A place where a program does what differs from run to run.
record ChanceSite(CodePlace place, Chance chance) {

  ProgramVaries toThrow() {
    return new ProgramVaries(chance.what(), chance.instead(), Optional.of(place));
  }
}
