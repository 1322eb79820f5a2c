package dev.loopbook.step;

/// Which loop of a program stands, and where in its life.
///
/// @param loop its number among the program's loops, from 1
/// @param loops how many loops the program has made so far
/// @param tick the tick that it is in or behind; 0 before the first
/// @param nanos its time
public record LoopStatus(int loop, int loops, long tick, long nanos) {}
