/// The commands that load a program, step it, and look at it while it stands.
@NullMarked
package dev.loopbook.shell.step;

import org.jspecify.annotations.NullMarked;
