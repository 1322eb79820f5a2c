/// Recordings of a terminal in asciinema's format, version 2: written and played.
@NullMarked
package dev.loopbook.step.cast;

import org.jspecify.annotations.NullMarked;
