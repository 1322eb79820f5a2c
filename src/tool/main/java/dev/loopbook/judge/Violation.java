package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.CodePlace;

/// Something that an answer uses although it may not.
///
/// @param place the line that uses it; line 0 if it's about the whole file
/// @param what what is used: `System.exit`
/// @param rule why it's refused, and what to do instead
public record Violation(CodePlace place, String what, String rule) {

  @Override
  public String toString() {
    return format("%s: %s: %s", place.line() == 0 ? place.file() : place.toString(), what, rule);
  }
}
