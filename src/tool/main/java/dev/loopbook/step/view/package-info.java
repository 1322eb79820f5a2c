/// Draws what a step recorded: each view turns values into lines of a given width, and does nothing
/// else.
@NullMarked
package dev.loopbook.step.view;

import org.jspecify.annotations.NullMarked;
