/// Explores a program and tells what came of it: the outcomes, and the orders that lead to them.
@NullMarked
package dev.loopbook.program.orders;

import org.jspecify.annotations.NullMarked;
