package dev.loopbook.step;

/// A visit, and where it was paid.
///
/// @param at how far the program had been stepped
/// @param visit what was done
public record PaidVisit(Position at, Visit visit) {}
