/// The shell on a real terminal: JLine's line editor, with our words, completions and colours.
@NullMarked
package dev.loopbook.shell.terminal;

import org.jspecify.annotations.NullMarked;
