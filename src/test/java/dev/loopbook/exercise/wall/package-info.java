/// Tests of the walls around untrusted code.
@NullMarked
package dev.loopbook.exercise.wall;

import org.jspecify.annotations.NullMarked;
