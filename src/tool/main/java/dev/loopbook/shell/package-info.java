/// The shell and the command line: the only room that prints, and the only one that parses
/// commands.
@NullMarked
package dev.loopbook.shell;

import org.jspecify.annotations.NullMarked;
