package dev.loopbook.step;

/// Which of a program's loops is paused, and how far it has come.
///
/// @param loop its number among the program's loops, from 1
/// @param loops how many loops the program has made so far
/// @param tick the tick that it's in or has completed; 0 before the first
/// @param nanos its loop time
public record LoopStatus(int loop, int loops, long tick, long nanos) {}
