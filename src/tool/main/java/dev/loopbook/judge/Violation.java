package dev.loopbook.judge;

import static dev.loopbook.text.RootLocale.format;

import dev.loopbook.program.CodePlace;

/// Something that an answer may not use.
///
/// @param place the line that uses it; line 0 if it is about the file as a whole
/// @param what what it uses: `System.exit`
/// @param rule why that is refused, and what to do instead
public record Violation(CodePlace place, String what, String rule) {

  @Override
  public String toString() {
    return format("%s: %s: %s", place.line() == 0 ? place.file() : place.toString(), what, rule);
  }
}
