package dev.loopbook.step;

/// A visit, and where it was paid.
///
/// @param at how far the program had been stepped
/// @param visit what was done
/// @param inCallback whether it was in the middle of a callback, before a line of the program. No
///   position leads there, so it can't be paid again
public record PaidVisit(Position at, Visit visit, boolean inCallback) {}
