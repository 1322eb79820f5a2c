/// The commands that run a program in all its orders.
@NullMarked
package dev.loopbook.shell.explore;

import org.jspecify.annotations.NullMarked;
