package dev.loopbook.step;

/// Something that the program printed with one call.
///
/// @param text what was printed, usually a line with its line break
/// @param error whether it went to standard error
public record PrintedText(String text, boolean error) {}
