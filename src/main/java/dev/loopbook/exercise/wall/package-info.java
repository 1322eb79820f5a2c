/// Walls around code that nobody has read: what the system has, tried once, and what a submission's
/// classes may refer to.
@NullMarked
package dev.loopbook.exercise.wall;

import org.jspecify.annotations.NullMarked;
