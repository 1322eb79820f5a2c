/// The commands with which students do exercises, and graders prove them sound.
@NullMarked
package dev.loopbook.shell.practice;

import org.jspecify.annotations.NullMarked;
