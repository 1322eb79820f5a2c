/// Compiles, loads, runs and stops any Java file of a learner's.
@NullMarked
package dev.loopbook.program;

import org.jspecify.annotations.NullMarked;
