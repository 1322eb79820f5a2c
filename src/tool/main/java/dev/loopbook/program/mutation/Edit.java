package dev.loopbook.program.mutation;

/// The replacement of a part of a text.
///
/// @param from where the part begins
/// @param to where it ends
/// @param with what comes in its place
record Edit(int from, int to, String with) {}
