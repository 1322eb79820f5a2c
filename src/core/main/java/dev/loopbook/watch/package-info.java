/// Observers of a loop: traces, the end audit, what blocks, what waits for what, where time goes.
@NullMarked
package dev.loopbook.watch;

import org.jspecify.annotations.NullMarked;
