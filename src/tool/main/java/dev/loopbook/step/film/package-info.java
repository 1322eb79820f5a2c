/// A run as a film: pictures that a web page leafs through, forward and back, long after the run.
@NullMarked
package dev.loopbook.step.film;

import org.jspecify.annotations.NullMarked;
