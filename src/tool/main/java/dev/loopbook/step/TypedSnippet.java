package dev.loopbook.step;

import java.util.Optional;

/// Java that somebody typed while a program was paused: one expression, statement or declaration.
///
/// @param source as it was typed
/// @param frame whose local variables it may use
public record TypedSnippet(String source, Optional<FrameChoice> frame) {}
