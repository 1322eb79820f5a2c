package dev.loopbook.step;

import dev.loopbook.program.CodePlace;
import java.util.Optional;

/// What a program was stopped for.
///
/// @param rule the rule that says so
/// @param what what happened or is about to happen, in a clause: `A ends`
/// @param place the line that's next to run, if it's stopped there
public record StopHit(StopRule rule, String what, Optional<CodePlace> place) {}
