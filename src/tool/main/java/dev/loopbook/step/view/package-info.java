/// Draws what was stepped: each view turns values into lines for a width, and does nothing else.
@NullMarked
package dev.loopbook.step.view;

import org.jspecify.annotations.NullMarked;
