/// Java at the shell's prompt.
@NullMarked
package dev.loopbook.shell.java;

import org.jspecify.annotations.NullMarked;
