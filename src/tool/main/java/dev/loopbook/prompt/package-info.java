/// Java that is typed while a program is paused: compiled by JShell, run on the program's loop.
@NullMarked
package dev.loopbook.prompt;

import org.jspecify.annotations.NullMarked;
