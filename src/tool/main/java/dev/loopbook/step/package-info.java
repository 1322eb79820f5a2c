/// Steps through a program: pauses its loops between callbacks, and records what happened in
/// between as plain values.
@NullMarked
package dev.loopbook.step;

import org.jspecify.annotations.NullMarked;
