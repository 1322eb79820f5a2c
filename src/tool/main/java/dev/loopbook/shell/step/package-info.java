/// The commands that load a program, step through it, and look at it while it is paused.
@NullMarked
package dev.loopbook.shell.step;

import org.jspecify.annotations.NullMarked;
