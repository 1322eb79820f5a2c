/// Compiles, loads, runs and stops any Java file that a learner wrote.
@NullMarked
package dev.loopbook.program;

import org.jspecify.annotations.NullMarked;
