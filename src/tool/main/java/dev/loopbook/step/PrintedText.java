package dev.loopbook.step;

/// Something that the program printed with one call.
///
/// @param text what was printed: mostly a line with its end
/// @param error whether it went to standard error
public record PrintedText(String text, boolean error) {}
