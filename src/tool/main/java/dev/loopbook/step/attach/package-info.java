/// A running program of one's own, looked at from outside.
@NullMarked
package dev.loopbook.step.attach;

import org.jspecify.annotations.NullMarked;
