/// The commands for doing exercises, and for proving them sound.
@NullMarked
package dev.loopbook.shell.practice;

import org.jspecify.annotations.NullMarked;
