/// Steps a program: holds its loops between callbacks, and records what happened in between as
/// plain values.
@NullMarked
package dev.loopbook.shell.step.engine;

import org.jspecify.annotations.NullMarked;
